import { createI18n } from 'vue-i18n'
import type { Language as ElementWords } from 'element-plus/es/locale/index'
import { shallowRef } from 'vue'
import { tagOf, type Language } from './format'
import type { Messages } from './locales/en'

const REMEMBERED = 'larder.language'

const loaders: Record<Language, () => Promise<[{ default: Messages }, { default: ElementWords }]>> = {
  en: () => Promise.all([import('./locales/en'), import('element-plus/es/locale/lang/en')]),
  zh: () => Promise.all([import('./locales/zh'), import('element-plus/es/locale/lang/zh-cn')]),
}

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: [],
  missingWarn: false,
  fallbackWarn: false,
  messages: {} as Record<Language, Messages>,
})

/** Words of the parts we did not write, such as the calendar's. */
export const elementWords = shallowRef<ElementWords>()

/** The language chosen last time here, else the browser's. */
export function preferredLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED)
  if (remembered === 'en' || remembered === 'zh') return remembered
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** Changes the language of the whole page, loading its words first, and remembers it. */
export async function speak(language: Language, remember = true): Promise<void> {
  const [words, theirs] = await loaders[language]()
  i18n.global.setLocaleMessage(language, words.default)
  i18n.global.locale.value = language
  elementWords.value = theirs.default
  document.documentElement.lang = tagOf(language)
  if (remember) localStorage.setItem(REMEMBERED, language)
}

export function language(): Language {
  return i18n.global.locale.value
}
