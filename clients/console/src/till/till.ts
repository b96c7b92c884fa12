import { answer, newKey } from '@larder/api'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { api } from '../api'
import { movedNothing } from '../problems'
import type { RechargeAnswer } from '../types'
import { next, type Asked, type TillEvent, type TillOrder, type TillState } from './machine'

const LOOK_EVERY_MS = 1_000

/** One till at work: the machine, and the calls that drive it. */
export function useTill(whenCredited: (asked: Asked, order: TillOrder) => void) {
  const state = shallowRef<TillState>({ at: 'ENTRY' })
  const fault = shallowRef<unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function meet(event: TillEvent): void {
    const before = state.value
    const after = next(before, event)
    state.value = after
    if (after.at === 'CREDITED' && before.at !== 'CREDITED') whenCredited(after.asked, after.order)
    clearTimeout(timer)
    if (after.at === 'PAYING') timer = setTimeout(() => void look(), LOOK_EVERY_MS)
  }

  function ask(asked: Asked): Promise<void> {
    meet({ is: 'ASK', key: newKey(), asked })
    return send()
  }

  function askAgain(): Promise<void> {
    meet({ is: 'ASK_AGAIN' })
    return send()
  }

  async function send(): Promise<void> {
    if (state.value.at !== 'ASKING') return
    const { key, asked } = state.value
    fault.value = undefined
    try {
      const order = await answer(api.POST('/api/v1/recharges', { params: { header: { 'Idempotency-Key': key } }, body: bodyOf(asked) }))
      meet({ is: 'ANSWERED', order: orderOf(order) })
    } catch (thrown) {
      fault.value = thrown
      meet({ is: movedNothing(thrown) ? 'REFUSED' : 'ANSWER_LOST' })
    }
  }

  /** Looks at the order; a failed look changes nothing, the next comes soon. */
  async function look(): Promise<void> {
    if (state.value.at !== 'PAYING') return
    const before = state.value.order
    try {
      const seen = await answer(api.GET('/api/v1/recharges/{id}', { params: { path: { id: before.id } } }))
      fault.value = undefined
      meet({ is: 'SEEN', order: orderOf({ ...seen.recharge, next: seen.next }) })
    } catch (thrown) {
      fault.value = thrown
      meet({ is: 'SEEN', order: before })
    }
  }

  async function closeOrder(): Promise<void> {
    if (state.value.at !== 'PAYING') return
    const { id } = state.value.order
    meet({ is: 'CLOSE' })
    try {
      await api.POST('/api/v1/recharges/{id}/close', { params: { path: { id } } })
      await look()
    } catch (thrown) {
      fault.value = thrown
      meet({ is: 'CLOSE_FAILED' })
    }
  }

  function nextCustomer(): void {
    fault.value = undefined
    meet({ is: 'NEXT_CUSTOMER' })
  }

  onScopeDispose(() => clearTimeout(timer))
  return { state: computed(() => state.value), fault, ask, askAgain, closeOrder, nextCustomer }
}

function bodyOf(asked: Asked) {
  return {
    cardNumber: asked.cardNumber,
    amount: asked.amount,
    method: 'TILL' as const,
    payWith: asked.payWith,
    storeId: asked.storeId,
    terminalId: asked.terminalId,
    cash: asked.payWith === 'CASH' && asked.drawerId ? { tendered: asked.tendered ?? asked.amount, drawerId: asked.drawerId } : undefined,
  }
}

function orderOf(order: Pick<RechargeAnswer, 'id' | 'status' | 'next'> & Partial<Pick<RechargeAnswer, 'expiresAt' | 'change'>>): TillOrder {
  return {
    id: order.id,
    status: order.status,
    ...(order.next.kind === 'QR_CODE' ? { qr: order.next.content } : {}),
    ...(order.expiresAt ? { expiresAt: order.expiresAt } : {}),
    ...(order.change ? { change: order.change } : {}),
  }
}
