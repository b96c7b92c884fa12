import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Live<T> {
  /** What was seen last; it stays while the next is fetched, so that nothing flickers. */
  readonly value: ShallowRef<T | undefined>
  readonly fault: ShallowRef<unknown>
  readonly loading: Ref<boolean>
  readonly seenAt: Ref<Date | undefined>
  /** Fetches now, whatever the rhythm. */
  refresh(): Promise<void>
}

/**
 * Something from the server, fetched now and, with an interval, again and again while the page is
 * looked at. A late answer to an earlier question is dropped.
 */
export function live<T>(fetch: () => Promise<T>, everyMs?: number): Live<T> {
  const value = shallowRef<T>()
  const fault = shallowRef<unknown>()
  const loading = ref(false)
  const seenAt = ref<Date>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let over = false

  async function refresh(): Promise<void> {
    const mine = ++asked
    clearTimeout(timer)
    loading.value = true
    try {
      const seen = await fetch()
      if (mine !== asked) return
      value.value = seen
      fault.value = undefined
      seenAt.value = new Date()
    } catch (thrown) {
      if (mine === asked) fault.value = thrown
    } finally {
      if (mine === asked) {
        loading.value = false
        plan()
      }
    }
  }

  function plan(): void {
    if (over || !everyMs || document.hidden) return
    timer = setTimeout(() => void refresh(), everyMs)
  }

  function wake(): void {
    if (!document.hidden && !over) void refresh()
  }

  if (everyMs) document.addEventListener('visibilitychange', wake)
  onScopeDispose(() => {
    over = true
    asked++
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
  })
  void refresh()
  return { value, fault, loading, seenAt, refresh }
}
