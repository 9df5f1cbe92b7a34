import type { Identity } from '../auth/read-token.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { isWithin, parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import type { WriteOrder } from './plan-write.ts'

/** What is done when a session ends, with whose rights. */
export interface Left {
  readonly who: Identity
  readonly orders: readonly WriteOrder[]
}

/** The writes that a client leaves behind for when it goes. */
export interface OnDisconnectQueue {
  /** Adds a write; it replaces what was left for the same places. */
  readonly add: (order: WriteOrder) => void
  /** Forgets what was left for a place and below. */
  readonly cancel: (path: Path) => void
  /** Goes back to what there was. */
  readonly restore: (orders: readonly WriteOrder[]) => void
  /** What there is, oldest first; another array after each change. */
  readonly orders: () => readonly WriteOrder[]
  /** Takes all out, oldest first. */
  readonly drain: () => readonly WriteOrder[]
}

/** A queue with nothing in it. */
export function createOnDisconnectQueue(): OnDisconnectQueue {
  let orders: readonly WriteOrder[] = []
  const cancel = (path: Path) => {
    orders = orders.flatMap((order) => withoutPlace(order, path))
  }
  return {
    add(order) {
      for (const path of pathsOf(order)) cancel(path)
      orders = [...orders, order]
    },
    cancel,
    restore(former) {
      orders = former
    },
    orders: () => orders,
    drain() {
      const all = orders
      orders = []
      return all
    },
  }
}

function pathsOf(order: WriteOrder): Path[] {
  if (order.kind === 'set') return [order.path]
  return updatesOf(order).map(([key]) => [...order.path, ...parsePath(key)])
}

function withoutPlace(order: WriteOrder, path: Path): WriteOrder[] {
  if (order.kind === 'set') return isWithin(path, order.path) ? [] : [order]
  const kept = updatesOf(order).filter(
    ([key]) => !isWithin(path, [...order.path, ...parsePath(key)]),
  )
  return kept.length === 0 ? [] : [{ ...order, data: Object.fromEntries(kept) }]
}

function updatesOf(order: WriteOrder): [string, unknown][] {
  if (typeof order.data !== 'object' || order.data === null) {
    throw new InvalidData('Invalid data: an update must be an object')
  }
  return Object.entries(order.data)
}
