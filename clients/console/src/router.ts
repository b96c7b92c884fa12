import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from './session'
import type { Operation } from './types'

declare module 'vue-router' {
  interface RouteMeta {
    /** The message key of the page's title. */
    title?: string
    /** The operation that somebody needs to see the page. */
    needs?: Operation
    /** Only for those who are limited to no store. */
    wholeChain?: boolean
    /** Open to those who are not signed in. */
    open?: boolean
  }
}

/** The pages of the navigation, in its order. */
export const PAGES = [
  { path: '/today', name: 'today', meta: { title: 'nav.today', needs: 'RECHARGE_READ' }, component: () => import('./pages/TodayPage.vue') },
  { path: '/till', name: 'till', meta: { title: 'nav.till', needs: 'RECHARGE' }, component: () => import('./pages/TillPage.vue') },
  { path: '/recharges', name: 'recharges', meta: { title: 'nav.recharges', needs: 'RECHARGE_READ' }, component: () => import('./pages/RechargesPage.vue') },
  { path: '/cards', name: 'cards', meta: { title: 'nav.cards', needs: 'CARD_READ' }, component: () => import('./pages/CardsPage.vue') },
  { path: '/adjustments', name: 'adjustments', meta: { title: 'nav.adjustments', needs: 'ADJUST_ASK' }, component: () => import('./pages/AdjustmentsPage.vue') },
  { path: '/campaigns', name: 'campaigns', meta: { title: 'nav.campaigns', needs: 'CARD_READ' }, component: () => import('./pages/CampaignsPage.vue') },
  { path: '/chargebacks', name: 'chargebacks', meta: { title: 'nav.chargebacks', needs: 'CHARGEBACK' }, component: () => import('./pages/ChargebacksPage.vue') },
  { path: '/payouts', name: 'payouts', meta: { title: 'nav.payouts', needs: 'PAYOUT' }, component: () => import('./pages/PayoutsPage.vue') },
  { path: '/day/:date?', name: 'day', meta: { title: 'nav.day', needs: 'DAY_READ' }, component: () => import('./pages/DayPage.vue') },
  { path: '/books', name: 'books', meta: { title: 'nav.books', needs: 'BOOKS_READ', wholeChain: true }, component: () => import('./pages/BooksPage.vue') },
  { path: '/stores', name: 'stores', meta: { title: 'nav.stores', needs: 'STORE_ADMIN' }, component: () => import('./pages/StoresPage.vue') },
  { path: '/staff', name: 'staff', meta: { title: 'nav.staff', needs: 'STAFF_ADMIN' }, component: () => import('./pages/StaffPage.vue') },
] as const satisfies readonly RouteRecordRaw[]

export const router = createRouter({
  history: createWebHistory('/console/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: () => import('./pages/HomePage.vue') },
    { path: '/sign-in', name: 'sign-in', meta: { title: 'signIn.title', open: true }, component: () => import('./pages/SignInPage.vue') },
    { path: '/password', name: 'password', meta: { title: 'signIn.changeTitle' }, component: () => import('./pages/PasswordPage.vue') },
    ...PAGES,
    { path: '/till/sale', name: 'sale', meta: { title: 'sale.title', needs: 'SPEND' }, component: () => import('./pages/SalePage.vue') },
    { path: '/recharges/:id', name: 'recharge', props: true, meta: { title: 'order.title', needs: 'RECHARGE_READ' }, component: () => import('./pages/RechargePage.vue') },
    { path: '/:rest(.*)*', name: 'missing', meta: { title: 'app.notFound', open: true }, component: () => import('./pages/MissingPage.vue') },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  await session.resume()
  if (to.meta.open) return true
  if (!session.current) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (session.current.mustChangePassword && to.name !== 'password') return { name: 'password' }
  if (to.name === 'home') {
    const first = PAGES.find((page) => session.mayOpen(page.meta))
    return first ? { name: first.name } : true
  }
  if (!session.mayOpen(to.meta)) return { name: 'home' }
  return true
})
