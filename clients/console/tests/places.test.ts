import { expect, test } from 'vitest'
import { placesOf } from '../src/stores/places'
import type { Store } from '../src/types'

test('a drawer stands with its till, one that is carried about at the end', () => {
  const store: Store = {
    id: 'store_a', legalEntityId: 'entity_a', name: 'A', nameZh: '甲', closed: false,
    terminals: [{ id: 'till_1', kind: 'TILL', name: 'Till 1', closed: false }, { id: 'kiosk_1', kind: 'KIOSK', name: 'Kiosk 1', closed: true }],
    drawers: [{ id: 'd0', name: 'Safe', closed: false }, { id: 'd1', terminalId: 'till_1', name: 'Drawer 1', closed: false }],
  }
  expect(placesOf(store).map((each) => `${each.name} ${each.at ?? '-'}`)).toEqual(['Till 1 -', 'Drawer 1 Till 1', 'Kiosk 1 -', 'Safe -'])
  expect(placesOf(store)[2]?.closed).toBe(true)
})
