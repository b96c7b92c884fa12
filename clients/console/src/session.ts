import { answer, Problem } from '@larder/api'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { RouteMeta } from 'vue-router'
import { api, link } from './api'
import type { Operation, Session } from './types'

/** Codes by which the server says that there is no session any more. */
const OVER = new Set(['sign_in_required', 'session_expired'])

/** Who is signed in. The session itself is a cookie that scripts cannot read. */
export const useSession = defineStore('session', () => {
  const current = ref<Session>()
  const asked = ref(false)
  const ended = ref(false)

  function take(session: Session | undefined): void {
    current.value = session
    link.csrfToken = session?.csrfToken ?? undefined
    asked.value = true
  }

  /** Asks once whether the browser has a session already. */
  async function resume(): Promise<void> {
    if (asked.value) return
    try {
      take(await answer(api.GET('/api/v1/session')))
    } catch (fault) {
      if (!(fault instanceof Problem && fault.status === 401)) throw fault
      take(undefined)
    }
  }

  /** Learns anew what this session may do and where. */
  async function refresh(): Promise<void> {
    take(await answer(api.GET('/api/v1/session')))
  }

  async function signIn(user: string, password: string): Promise<void> {
    take(await answer(api.POST('/api/v1/session', { body: { user, password } })))
    ended.value = false
  }

  async function changePassword(present: string, replacement: string): Promise<void> {
    await api.POST('/api/v1/session/password', { body: { current: present, next: replacement } })
    await refresh()
  }

  async function signOut(): Promise<void> {
    try {
      await api.DELETE('/api/v1/session')
    } finally {
      take(undefined)
    }
  }

  /** To be told of every problem: an ended session leads back to the sign-in. */
  function meet(problem: Problem): boolean {
    if (!OVER.has(problem.code) || !current.value) return false
    ended.value = true
    take(undefined)
    return true
  }

  const operations = computed(() => new Set(current.value?.operations ?? []))
  const may = (operation: Operation): boolean => operations.value.has(operation)

  /** Whether a page is for them, by what it needs. */
  const mayOpen = (page: RouteMeta): boolean => (!page.needs || may(page.needs)) && (!page.wholeChain || !!current.value?.wholeChain)

  return { current, ended, resume, refresh, signIn, signOut, changePassword, meet, may, mayOpen }
})
