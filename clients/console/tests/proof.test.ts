import { expect, test } from 'vitest'
import { freezeReasons } from '../src/cards/freeze'
import { proofOf } from '../src/cards/proof'
import type { Card, Operation } from '../src/types'

test('what a customer shows is told apart by its form', () => {
  expect(proofOf('408261')).toEqual({ pin: '408261' })
  expect(proofOf(' 701234567890123456\n')).toEqual({ paymentCode: '701234567890123456' })
  expect(proofOf('0123456789ABCDEF0123456789abcdef')).toEqual({ secret: '0123456789abcdef0123456789abcdef' })
})

test('a card’s number, another channel’s code and half a scan prove nothing', () => {
  for (const typed of ['', '40826', '9001984148064608', '131234567890123456', '0123456789abcdef']) expect(proofOf(typed), typed).toBeUndefined()
})

test('a card is frozen for what somebody may say and it is not frozen for yet', () => {
  const card = (named: boolean, ...frozenFor: Card['frozenFor']) => ({ named, frozenFor }) as Card
  const who = (...may: Operation[]) => (operation: Operation) => may.includes(operation)
  expect(freezeReasons(card(false), who('CARD_STATE'))).toEqual(['RISK'])
  expect(freezeReasons(card(true, 'RISK'), who('CARD_STATE', 'CARD_LEGAL_HOLD'))).toEqual(['LOSS', 'COURT'])
  expect(freezeReasons(card(false, 'RISK'), who('CARD_STATE'))).toEqual([])
})
