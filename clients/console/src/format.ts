import type { Schema } from '@larder/api'

export type Amount = Schema<'Money'>
export type Language = 'en' | 'zh'

/** The shops' time, whatever the viewer's machine says. */
const ZONE = 'Asia/Shanghai'
const TAGS: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' }

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => T): T {
  const found = made.get(name) as T | undefined
  if (found) return found
  const fresh = make()
  made.set(name, fresh)
  return fresh
}

/** The tag that names a language to `Intl` and to the page's `lang`. */
export function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}

/** Digits after the point of a currency's major unit: 2 for CNY, 0 for JPY. */
export function digitsOf(currency: string): number {
  return once(`digits ${currency}`, () => new Intl.NumberFormat('en', { style: 'currency', currency }))
    .resolvedOptions().maximumFractionDigits ?? 2
}

/** Money as people write it, such as `¥1,234.50`. */
export function money(amount: Amount | undefined | null, language: Language): string {
  if (!amount) return '–'
  const format = once(`money ${language} ${amount.currency}`, () =>
    new Intl.NumberFormat(TAGS[language], {
      style: 'currency',
      currency: amount.currency,
      currencyDisplay: 'narrowSymbol',
    }))
  return format.format(decimal(amount) as unknown as number)
}

/** The amount in major units, exact, as digits: never through a floating point number. */
export function decimal(amount: Amount): string {
  const digits = digitsOf(amount.currency)
  const sign = amount.minor < 0 ? '-' : ''
  const minor = Math.abs(amount.minor).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + minor : `${sign}${minor.slice(0, -digits)}.${minor.slice(-digits)}`
}

/** Reads what was typed in major units; undefined when it is not an amount of whole minor units. */
export function readAmount(typed: string, currency: string): Amount | undefined {
  const digits = digitsOf(currency)
  const plain = typed.trim().replace(/^[¥￥]/, '').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
  const found = /^(\d{1,10})(?:[.。](\d*))?$/.exec(plain)
  if (!found) return undefined
  const fraction = (found[2] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return undefined
  return { currency, minor: Number(found[1] + fraction.padEnd(digits, '0')) }
}

/** A whole number with its thousands marked. */
export function count(value: number, language: Language): string {
  return once(`count ${language}`, () => new Intl.NumberFormat(TAGS[language])).format(value)
}

/** A number in few digits, for an axis: `12K`. */
export function compact(value: number, language: Language): string {
  return once(`compact ${language}`, () => new Intl.NumberFormat(TAGS[language], { notation: 'compact' })).format(value)
}

/** A share of one, such as `98.7%`; a dash where nothing was there to divide. */
export function percent(share: number | undefined | null, language: Language, digits = 1): string {
  if (share === undefined || share === null || !Number.isFinite(share)) return '–'
  return once(`percent ${language} ${digits}`, () =>
    new Intl.NumberFormat(TAGS[language], { style: 'percent', maximumFractionDigits: digits })).format(share)
}

/** A moment in the shops' zone, to the second. */
export function dateTime(at: string | undefined | null, language: Language): string {
  if (!at) return '–'
  return once(`dateTime ${language}`, () =>
    new Intl.DateTimeFormat(TAGS[language], {
      timeZone: ZONE, dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23',
    })).format(new Date(at))
}

/** The time of day of a moment in the shops' zone, to the second. */
export function timeOfDay(at: string | undefined | null, language: Language): string {
  if (!at) return '–'
  return once(`time ${language}`, () =>
    new Intl.DateTimeFormat(TAGS[language], { timeZone: ZONE, timeStyle: 'medium', hourCycle: 'h23' }))
    .format(new Date(at))
}

/** A business date, which has no zone. */
export function businessDate(date: string | undefined | null, language: Language): string {
  if (!date) return '–'
  return once(`date ${language}`, () =>
    new Intl.DateTimeFormat(TAGS[language], { timeZone: 'UTC', dateStyle: 'medium' }))
    .format(new Date(`${date}T00:00:00Z`))
}

/** Today's date in the shops' zone as `2026-01-31`, for when the server has not told its own. */
export function dateHere(now: Date): string {
  return once('iso', () => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' })).format(now)
}

/** The date some days after another. */
export function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** How long something has lasted, in the largest unit that fits: `3 days`, `5 hours`, `12 minutes`. */
export function age(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 48 * 60 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1_440), 'day']
  return once(`age ${language} ${unit}`, () => new Intl.NumberFormat(TAGS[language], { style: 'unit', unit: String(unit), unitDisplay: 'long' })).format(Number(value))
}

/** Minutes and seconds left, as `4:05`. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
