import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import * as format from './format'
import type { Language } from './format'
import { explain, type Explained } from './problems'

/** The page's words and formats in the language of the moment. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const language = computed(() => locale.value as Language)
  /** The word for a value of the server's; the value itself where we have none. */
  const name = (of: string, value: string | undefined | null): string =>
    value ? (te(`${of}.${value}`) ? t(`${of}.${value}`) : value) : '–'
  return {
    t,
    te,
    language,
    name,
    money: (amount: format.Amount | undefined | null) => format.money(amount, language.value),
    count: (value: number) => format.count(value, language.value),
    compact: (value: number) => format.compact(value, language.value),
    percent: (share: number | undefined | null, digits?: number) => format.percent(share, language.value, digits),
    dateTime: (at: string | undefined | null) => format.dateTime(at, language.value),
    time: (at: string | undefined | null) => format.timeOfDay(at, language.value),
    date: (date: string | undefined | null) => format.businessDate(date, language.value),
    /** Names in a row, such as `Cashier, Finance`. */
    list: (names: readonly string[]) => names.join(language.value === 'zh' ? '、' : ', '),
    age: (milliseconds: number) => format.age(milliseconds, language.value),
    /** An id short enough for a table; its end tells neighbours apart, its beginning is the time. */
    short: (id: string) => (id.length > 22 ? `${id.slice(0, 8)}…${id.slice(-8)}` : id),
    explain: (fault: unknown): Explained => explain(fault, { te, t }),
  }
}
