import { answer } from '@larder/api'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { api } from './api'
import { dateHere, type Language } from './format'
import { useSession } from './session'
import type { Installation } from './types'

const CHOSEN = 'larder.store'

/** What this installation is: its mode, its business date, its stores. */
export const usePlatform = defineStore('platform', () => {
  const info = ref<Installation>()
  const session = useSession()
  const stores = computed(() => session.current?.stores ?? [])
  /** Where something new can begin. */
  const openStores = computed(() => stores.value.filter((each) => !each.closed))
  const storeId = ref(localStorage.getItem(CHOSEN) ?? '')

  const sandbox = computed(() => info.value?.mode === 'SANDBOX')
  /** An audit found a breach: everything can be read, nothing booked. */
  const frozen = computed(() => info.value?.writing === false)
  const today = computed(() => info.value?.businessDate ?? dateHere(new Date()))
  const store = computed(() => openStores.value.find((each) => each.id === storeId.value) ?? openStores.value[0])

  /** How far business time is ahead of this machine's clock: a sandbox's clock can be advanced. */
  const aheadMs = ref(0)

  async function learn(): Promise<void> {
    const seen = await answer(api.GET('/api/v1/platform'))
    info.value = seen
    aheadMs.value = seen.businessTime ? Date.parse(seen.businessTime) - Date.now() : 0
  }

  /** The payer's page of a sandbox channel for one QR code; undefined in live mode. */
  function payerPage(payWith: string, qr: string): string | undefined {
    const page = info.value?.payerPages[payWith]
    if (!sandbox.value || !page) return undefined
    const url = new URL(page)
    url.searchParams.set('qr', qr)
    return url.toString()
  }

  function storeName(id: string | undefined | null, language: Language): string {
    const found = stores.value.find((each) => each.id === id)
    return found ? (language === 'zh' ? found.nameZh : found.name) : (id ?? '–')
  }

  function placeName(id: string | undefined | null): string {
    for (const each of stores.value) {
      const found = [...each.drawers, ...each.terminals].find((place) => place.id === id)
      if (found) return found.name
    }
    return id ?? '–'
  }

  /** A place with its store, where there are several: every store has a first drawer. */
  function placeLabel(id: string | undefined | null, language: Language): string {
    const at = stores.value.find((each) => [...each.drawers, ...each.terminals].some((place) => place.id === id))
    return at && stores.value.length > 1 ? `${storeName(at.id, language)} · ${placeName(id)}` : placeName(id)
  }

  watch(storeId, (id) => localStorage.setItem(CHOSEN, id))
  return { info, stores, openStores, storeId, store, sandbox, frozen, today, aheadMs, learn, payerPage, storeName, placeName, placeLabel }
})
