import { api } from '../api'
import type { Store } from '../types'

/** What stands in a store, terminals and drawers alike. */
export interface Place {
  readonly id: string
  readonly is: 'TILL' | 'KIOSK' | 'DRAWER'
  readonly name: string
  readonly closed: boolean
  /** The terminal that a drawer belongs to. */
  readonly at?: string
}

function tillsFirst(one: Store['terminals'][number], other: Store['terminals'][number]): number {
  return other.kind.localeCompare(one.kind) || one.name.localeCompare(other.name, undefined, { numeric: true })
}

/** The terminals of a store, tills before kiosks, each followed by its drawers; then the drawers that are carried about. */
export function placesOf(store: Store): Place[] {
  const drawers = store.drawers.map((each): Place => {
    const at = store.terminals.find((terminal) => terminal.id === each.terminalId)?.name
    return { id: each.id, is: 'DRAWER', name: each.name, closed: each.closed, ...(at && { at }) }
  })
  const owned = (terminalId: string) => drawers.filter((_, index) => store.drawers[index]?.terminalId === terminalId)
  return [
    ...[...store.terminals].sort(tillsFirst).flatMap((each): Place[] => [{ id: each.id, is: each.kind, name: each.name, closed: each.closed }, ...owned(each.id)]),
    ...drawers.filter((each) => !each.at),
  ]
}

/** Renames a place, closes or reopens it. */
export function changePlace(place: Place, change: Partial<Pick<Place, 'name' | 'closed'>>): Promise<unknown> {
  const body = { name: place.name, closed: place.closed, ...change }
  const params = { path: { id: place.id } }
  return place.is === 'DRAWER' ? api.PUT('/api/v1/drawers/{id}', { params, body }) : api.PUT('/api/v1/terminals/{id}', { params, body })
}
