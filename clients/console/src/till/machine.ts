import type { Amount } from '../format'

export type PayWith = 'CASH' | 'WECHAT' | 'ALIPAY'

/** What the cashier asked for; kept whole so that it can be sent again with its key. */
export interface Asked {
  readonly cardNumber: string
  readonly amount: Amount
  readonly payWith: PayWith
  readonly storeId: string
  readonly terminalId?: string
  readonly tendered?: Amount
  readonly drawerId?: string
}

/** As much of an order as the till needs. */
export interface TillOrder {
  readonly id: string
  readonly status: string
  readonly qr?: string
  readonly expiresAt?: string
  readonly change?: Amount
}

/** Where one customer's recharge stands. */
export type TillState =
  | { readonly at: 'ENTRY' }
  | { readonly at: 'ASKING'; readonly key: string; readonly asked: Asked }
  | { readonly at: 'UNCLEAR'; readonly key: string; readonly asked: Asked }
  | { readonly at: 'PAYING'; readonly asked: Asked; readonly order: TillOrder; readonly closing: boolean }
  | { readonly at: 'CREDITED'; readonly asked: Asked; readonly order: TillOrder }
  | { readonly at: 'ENDED'; readonly asked: Asked; readonly order: TillOrder }

/** What can happen to it. */
export type TillEvent =
  | { readonly is: 'ASK'; readonly key: string; readonly asked: Asked }
  | { readonly is: 'ANSWERED'; readonly order: TillOrder }
  | { readonly is: 'REFUSED' }
  | { readonly is: 'ANSWER_LOST' }
  | { readonly is: 'ASK_AGAIN' }
  | { readonly is: 'SEEN'; readonly order: TillOrder }
  | { readonly is: 'CLOSE' }
  | { readonly is: 'CLOSE_FAILED' }
  | { readonly is: 'NEXT_CUSTOMER' }

const CREDITED = new Set(['CONFIRMED', 'RECONCILED'])
const ENDED = new Set(['CLOSED', 'REFUSED', 'REFUNDING', 'REFUNDED'])

/**
 * The till's next state. An event that does not belong to the state changes nothing: an answer that
 * comes after the next customer has begun must not disturb them.
 */
export function next(state: TillState, event: TillEvent): TillState {
  switch (event.is) {
    case 'ASK':
      return state.at === 'ENTRY' ? { at: 'ASKING', key: event.key, asked: event.asked } : state
    case 'ANSWERED':
      return state.at === 'ASKING' ? standing(state.asked, event.order, false) : state
    case 'REFUSED':
      return state.at === 'ASKING' ? { at: 'ENTRY' } : state
    case 'ANSWER_LOST':
      return state.at === 'ASKING' ? { ...state, at: 'UNCLEAR' } : state
    case 'ASK_AGAIN':
      return state.at === 'UNCLEAR' ? { ...state, at: 'ASKING' } : state
    case 'SEEN':
      return state.at === 'PAYING' && state.order.id === event.order.id
        ? standing(state.asked, { ...state.order, ...event.order }, state.closing)
        : state
    case 'CLOSE':
      return state.at === 'PAYING' ? { ...state, closing: true } : state
    case 'CLOSE_FAILED':
      return state.at === 'PAYING' ? { ...state, closing: false } : state
    case 'NEXT_CUSTOMER':
      return state.at === 'CREDITED' || state.at === 'ENDED' || state.at === 'UNCLEAR' ? { at: 'ENTRY' } : state
  }
}

function standing(asked: Asked, order: TillOrder, closing: boolean): TillState {
  if (CREDITED.has(order.status)) return { at: 'CREDITED', asked, order }
  if (ENDED.has(order.status)) return { at: 'ENDED', asked, order }
  return { at: 'PAYING', asked, order, closing }
}

/** Change to hand back; undefined while too little was tendered. */
export function changeDue(amount: Amount | undefined, tendered: Amount | undefined): Amount | undefined {
  if (!amount || !tendered || tendered.minor < amount.minor) return undefined
  return { currency: amount.currency, minor: tendered.minor - amount.minor }
}
