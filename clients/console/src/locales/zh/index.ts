import type { Messages } from '../en'
import cards from './cards'
import day from './day'
import order from './order'
import problems from './problems'
import recharges from './recharges'
import { app, nav } from './shell'
import signIn from './signIn'
import staff from './staff'
import stores from './stores'
import { hint, receipt, till } from './till'
import today from './today'
import { differenceType, method, payWith, state, stateHelp } from './words'

const zh: Messages = {
  app, nav, signIn,
  state, stateHelp, payWith, method, differenceType,
  today, recharges, order, cards, hint, till, receipt, day, stores, staff, problems,
}

export default zh
