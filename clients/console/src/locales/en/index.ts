import adjustments from './adjustments'
import books from './books'
import campaigns from './campaigns'
import cards from './cards'
import chargebacks from './chargebacks'
import day from './day'
import order from './order'
import payouts from './payouts'
import problems from './problems'
import recharges from './recharges'
import sale from './sale'
import { app, nav } from './shell'
import signIn from './signIn'
import staff from './staff'
import stores from './stores'
import { hint, receipt, till } from './till'
import today from './today'
import { differenceType, method, payWith, state, stateHelp } from './words'

const en = {
  app, nav, signIn,
  state, stateHelp, payWith, method, differenceType,
  today, recharges, order, adjustments, cards, campaigns, chargebacks, payouts, books, hint, till, sale, receipt, day, stores, staff, problems,
}

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** The shape that every language fills; English is the one it is read from. */
export type Messages = Texts<typeof en>
export default en
