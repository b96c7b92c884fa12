import { answer, newKey, type Schema } from '@larder/api'
import { shallowRef } from 'vue'
import { api } from '../api'
import { movedNothing } from '../problems'
import type { PaidSale } from '../types'

type NewSale = Schema<'PaySalesNewSale'>

/** A card without a proof is vouched for, which needs its id: a number alone proves nothing. */
async function named(asked: NewSale): Promise<NewSale> {
  const cards = await Promise.all(asked.cards.map(async (card) => {
    if (card.possession || !card.cardNumber) return card
    const found = await answer(api.GET('/api/v1/cards', { params: { query: { number: card.cardNumber } } }))
    return { amount: card.amount, cardId: found.items[0]?.id }
  }))
  return { ...asked, cards }
}

/** Where one customer's sale stands. */
export type SaleState =
  | { readonly at: 'ENTRY' }
  | { readonly at: 'ASKING' | 'UNCLEAR'; readonly key: string; readonly asked: NewSale }
  | { readonly at: 'PAID'; readonly asked: NewSale; readonly sale: PaidSale }

/** One sale at a till. What was asked is kept whole with its key, so that after silence the same sale is asked for again. */
export function useSale() {
  const state = shallowRef<SaleState>({ at: 'ENTRY' })
  const fault = shallowRef<unknown>()

  async function send(key: string, asked: NewSale): Promise<void> {
    state.value = { at: 'ASKING', key, asked }
    fault.value = undefined
    try {
      const sale = await answer(api.POST('/api/v1/sales', { params: { header: { 'Idempotency-Key': key } }, body: await named(asked) }))
      state.value = { at: 'PAID', asked, sale }
    } catch (thrown) {
      fault.value = thrown
      state.value = movedNothing(thrown) ? { at: 'ENTRY' } : { at: 'UNCLEAR', key, asked }
    }
  }

  async function askAgain(): Promise<void> {
    if (state.value.at === 'UNCLEAR') await send(state.value.key, state.value.asked)
  }

  function nextCustomer(): void {
    fault.value = undefined
    state.value = { at: 'ENTRY' }
  }

  return { state, fault, ask: (asked: NewSale) => send(newKey(), asked), askAgain, nextCustomer }
}
