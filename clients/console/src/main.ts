import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { link } from './api'
import App from './App.vue'
import { i18n, preferredLanguage, speak } from './i18n'
import { usePlatform } from './platform'
import { router } from './router'
import { useSession } from './session'
import './styles/tokens.css'
import './styles/base.css'
import './styles/till.css'
import './styles/print.css'

const app = createApp(App).use(createPinia()).use(i18n).use(router)

const session = useSession()
link.onProblem = (problem) => {
  if (problem.code === 'cell_frozen') void usePlatform().learn().catch(() => undefined)
  if (session.meet(problem)) void router.replace({ name: 'sign-in', query: { to: router.currentRoute.value.fullPath } })
}

// The words and the banner stand before the first page does, so that nothing jumps.
await Promise.all([speak(preferredLanguage(), false), usePlatform().learn().catch(() => undefined)])
app.mount('#app')
