/** Digits of a card's printed number. */
export const LENGTH = 16

/** What is to say about a number while it is typed. */
export type CardNumberHint = 'EMPTY' | 'MORE' | 'TOO_LONG' | 'NOT_OURS' | 'CHECK_DIGIT' | 'GOOD'

/** Keeps the digits of what a hand or a scanner sent, full-width ones too. */
export function digitsIn(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '')
}

/** Judges a number by form alone; whether the card is there only the server knows. */
export function hintFor(digits: string): CardNumberHint {
  if (digits === '') return 'EMPTY'
  if (!digits.startsWith('9')) return 'NOT_OURS'
  if (digits.length < LENGTH) return 'MORE'
  if (digits.length > LENGTH) return 'TOO_LONG'
  return luhn(digits) ? 'GOOD' : 'CHECK_DIGIT'
}

/** Groups of four, as the number is printed on the card. */
export function grouped(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The first and last four digits, as the server's lists show it. */
export function masked(digits: string): string {
  return digits.length === LENGTH ? `${digits.slice(0, 4)}********${digits.slice(-4)}` : digits
}

/** ISO/IEC 7812-1 annex B. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
