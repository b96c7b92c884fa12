import { expect, test } from 'vitest'
import { KINDS, REASONS, stepsFor } from '../src/adjustments/adjust'

const pending = { state: 'PENDING', askedBy: 'staff_1' } as const

test('who asked only takes it back, whatever they may decide', () => {
  expect(stepsFor(pending, 'staff_1', true)).toEqual(['withdrawal'])
  expect(stepsFor(pending, 'staff_1', false)).toEqual(['withdrawal'])
})

test('another person decides, if they may', () => {
  expect(stepsFor(pending, 'staff_2', true)).toEqual(['approval', 'rejection'])
  expect(stepsFor(pending, 'staff_2', false)).toEqual([])
})

test('nobody does anything about what has ended, or before it is known who reads', () => {
  expect(stepsFor({ ...pending, state: 'APPROVED' }, 'staff_2', true)).toEqual([])
  expect(stepsFor(pending, undefined, true)).toEqual([])
})

test('each kind has reasons', () => {
  for (const kind of KINDS) expect(REASONS[kind].length).toBeGreaterThan(1)
})
