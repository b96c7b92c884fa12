import type { Amount, Language } from '../format'
import type { LegalEntity, TrialBalance } from '../types'

export type BookedAccount = TrialBalance['accounts'][number]

/** What kind of account a name is of, for the words that tell it: its first part, and which money of cards. */
export function kindOf(account: string): string {
  const parts = account.split('/')
  return parts[0] === 'card' ? `card-${parts.at(-1)}` : (parts[0] ?? account)
}

/** The balance on its side: above zero a debit, below a credit. */
export function sides(balance: Amount): { debit?: Amount; credit?: Amount } {
  if (balance.minor === 0) return {}
  return balance.minor > 0 ? { debit: balance } : { credit: { ...balance, minor: -balance.minor } }
}

/** An entity's name, its id where the name is not known. */
export function entityName(entities: readonly LegalEntity[], id: string, language: Language): string {
  const found = entities.find((each) => each.id === id)
  return found ? (language === 'zh' ? found.nameZh : found.name) : id
}

/** A moment typed in the shops' time, as the server wants it. */
export function momentOf(typed: string): string {
  return `${typed.length === 16 ? `${typed}:00` : typed}+08:00`
}

/** An address below the API, with what was chosen. */
export function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const chosen = Object.entries(query).filter((each): each is [string, string] => !!each[1])
  return `/api/v1/${path}?${new URLSearchParams(chosen)}`
}
