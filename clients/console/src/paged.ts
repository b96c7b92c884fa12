import { computed, onScopeDispose, ref, shallowRef } from 'vue'

interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string | null
}

/** A list that comes in pages: the first at once, and more when they are asked for. A late answer to an earlier question is dropped. */
export function paged<T>(fetch: (cursor: string | undefined) => Promise<Page<T>>) {
  const items = shallowRef<readonly T[]>()
  const fault = shallowRef<unknown>()
  const next = ref<string>()
  const busy = ref(false)
  let asked = 0

  async function load(after: string | undefined): Promise<void> {
    const mine = ++asked
    busy.value = true
    try {
      const page = await fetch(after)
      if (mine !== asked) return
      items.value = after ? [...(items.value ?? []), ...page.items] : page.items
      next.value = page.next ?? undefined
      fault.value = undefined
    } catch (thrown) {
      if (mine === asked) fault.value = thrown
    } finally {
      if (mine === asked) busy.value = false
    }
  }

  onScopeDispose(() => { asked++ })
  void load(undefined)
  return { items, fault, busy, more: computed(() => !!next.value), again: () => load(undefined), loadMore: () => load(next.value) }
}
