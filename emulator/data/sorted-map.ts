import { itemAt } from './item-at.ts'

/** Orders two keys of a sorted map. */
export type Order<K> = (a: K, b: K) => number

interface Chunk<K, V> {
  readonly keys: readonly K[]
  readonly values: readonly V[]
}

interface Fork<K, V> {
  /** A lower bound of each part's keys; the first one is never looked at. */
  readonly firsts: readonly K[]
  readonly parts: readonly SortedMap<K, V>[]
  readonly size: number
}

/** A persistent B-tree: a change copies the chunks on its way, whatever the number of entries. */
export type SortedMap<K, V> = Chunk<K, V> | Fork<K, V>

const WIDTH = 32

/** How many entries the map holds. */
export function mapSize<K, V>(map: SortedMap<K, V>): number {
  return 'parts' in map ? map.size : map.keys.length
}

/** Builds a map from entries that are already in order and distinct. */
export function mapFromSorted<K, V>(keys: readonly K[], values: readonly V[]): SortedMap<K, V> {
  let level: SortedMap<K, V>[] = []
  for (let at = 0; at < keys.length; at += WIDTH) {
    level.push({ keys: keys.slice(at, at + WIDTH), values: values.slice(at, at + WIDTH) })
  }
  while (level.length > 1) {
    const next: SortedMap<K, V>[] = []
    for (let at = 0; at < level.length; at += WIDTH) next.push(toFork(level.slice(at, at + WIDTH)))
    level = next
  }
  return level[0] ?? { keys: [], values: [] }
}

/** The value under a key. */
export function mapGet<K, V>(order: Order<K>, map: SortedMap<K, V>, key: K): V | undefined {
  const part = chunkFor(order, map, key)
  const slot = slotFor(order, part.keys, key)
  return slot < part.keys.length && order(part.keys[slot] as K, key) === 0
    ? part.values[slot]
    : undefined
}

/** The chunk that a key is in, if it is anywhere. */
function chunkFor<K, V>(order: Order<K>, map: SortedMap<K, V>, key: K): Chunk<K, V> {
  let part = map
  while ('parts' in part) part = itemAt(part.parts, partFor(order, part.firsts, key))
  return part
}

/** Reads many values: one beside the last that was found costs the same in a map of any size. */
export function mapReader<K, V>(order: Order<K>, map: SortedMap<K, V>): (key: K) => V | undefined {
  let chunk: Chunk<K, V> | undefined
  const isWithin = (key: K) =>
    chunk !== undefined &&
    chunk.keys.length > 0 &&
    order(key, itemAt(chunk.keys, 0)) >= 0 &&
    order(key, itemAt(chunk.keys, chunk.keys.length - 1)) <= 0
  return (key) => {
    if (!chunk || !isWithin(key)) chunk = chunkFor(order, map, key)
    return mapGet(order, chunk, key)
  }
}

/** The map with one entry added or replaced. */
export function mapSet<K, V>(
  order: Order<K>,
  map: SortedMap<K, V>,
  entry: readonly [K, V],
): SortedMap<K, V> {
  const parts = insert(order, map, entry)
  return parts.length === 1 ? itemAt(parts, 0) : toFork(parts)
}

/** The map without a key; the same map where the key is not there. */
export function mapDelete<K, V>(order: Order<K>, map: SortedMap<K, V>, key: K): SortedMap<K, V> {
  let rest = remove(order, map, key)
  while ('parts' in rest && rest.parts.length === 1) rest = itemAt(rest.parts, 0)
  return rest
}

/** Visits the entries in order. */
export function mapEach<K, V>(map: SortedMap<K, V>, visit: (key: K, value: V) => void): void {
  if ('parts' in map) {
    for (const part of map.parts) mapEach(part, visit)
    return
  }
  for (let at = 0; at < map.keys.length; at++) visit(map.keys[at] as K, map.values[at] as V)
}

/** Entries in order from the first whose place is not before the sought one. */
export function* mapForward<K, V>(
  map: SortedMap<K, V>,
  isBefore: (key: K) => boolean,
): Generator<readonly [K, V]> {
  for (const { keys, values } of chunksForward(map, isBefore)) {
    for (let at = 0; at < keys.length; at++) {
      if (!isBefore(keys[at] as K)) yield [keys[at] as K, values[at] as V]
    }
  }
}

/** Entries in reverse order from the last whose place is not after the sought one. */
export function* mapBackward<K, V>(
  map: SortedMap<K, V>,
  isAfter: (key: K) => boolean,
): Generator<readonly [K, V]> {
  for (const { keys, values } of chunksBackward(map, isAfter)) {
    for (let at = keys.length - 1; at >= 0; at--) {
      if (!isAfter(keys[at] as K)) yield [keys[at] as K, values[at] as V]
    }
  }
}

/** Chunks rather than entries, so that an entry costs the same however deep it lies. */
function* chunksForward<K, V>(
  map: SortedMap<K, V>,
  isBefore: (key: K) => boolean,
): Generator<Chunk<K, V>> {
  if (!('parts' in map)) {
    yield map
    return
  }
  // Everything in a part is before the next part's lower bound.
  let at = 0
  while (at + 1 < map.parts.length && isBefore(map.firsts[at + 1] as K)) at++
  for (; at < map.parts.length; at++) yield* chunksForward(itemAt(map.parts, at), isBefore)
}

function* chunksBackward<K, V>(
  map: SortedMap<K, V>,
  isAfter: (key: K) => boolean,
): Generator<Chunk<K, V>> {
  if (!('parts' in map)) {
    yield map
    return
  }
  let at = map.parts.length - 1
  while (at > 0 && isAfter(map.firsts[at] as K)) at--
  for (; at >= 0; at--) yield* chunksBackward(itemAt(map.parts, at), isAfter)
}

function insert<K, V>(
  order: Order<K>,
  map: SortedMap<K, V>,
  entry: readonly [K, V],
): SortedMap<K, V>[] {
  if (!('parts' in map)) return insertIntoChunk(order, map, entry)
  const at = partFor(order, map.firsts, entry[0])
  const changed = insert(order, itemAt(map.parts, at), entry)
  if (changed.length === 1) {
    const fork = withPart(map, at, itemAt(changed, 0))
    const isLowest = at === 0 && order(entry[0], itemAt(map.firsts, 0)) < 0
    return [isLowest ? { ...fork, firsts: map.firsts.with(0, entry[0]) } : fork]
  }
  const parts = map.parts.toSpliced(at, 1, ...changed)
  if (parts.length <= WIDTH) return [toFork(parts)]
  const middle = at === map.parts.length - 1 ? WIDTH : WIDTH >> 1
  return [toFork(parts.slice(0, middle)), toFork(parts.slice(middle))]
}

function insertIntoChunk<K, V>(
  order: Order<K>,
  chunk: Chunk<K, V>,
  [key, value]: readonly [K, V],
): Chunk<K, V>[] {
  const slot = slotFor(order, chunk.keys, key)
  if (slot < chunk.keys.length && order(chunk.keys[slot] as K, key) === 0) {
    return [{ keys: chunk.keys, values: chunk.values.with(slot, value) }]
  }
  const keys = chunk.keys.toSpliced(slot, 0, key)
  const values = chunk.values.toSpliced(slot, 0, value)
  if (keys.length <= WIDTH) return [{ keys, values }]
  // Push ids arrive in order: a split at the end leaves full chunks behind.
  const middle = slot === chunk.keys.length ? WIDTH : WIDTH >> 1
  return [
    { keys: keys.slice(0, middle), values: values.slice(0, middle) },
    { keys: keys.slice(middle), values: values.slice(middle) },
  ]
}

function remove<K, V>(order: Order<K>, map: SortedMap<K, V>, key: K): SortedMap<K, V> {
  if (!('parts' in map)) {
    const slot = slotFor(order, map.keys, key)
    if (slot >= map.keys.length || order(map.keys[slot] as K, key) !== 0) return map
    return { keys: map.keys.toSpliced(slot, 1), values: map.values.toSpliced(slot, 1) }
  }
  const at = partFor(order, map.firsts, key)
  const part = itemAt(map.parts, at)
  const rest = remove(order, part, key)
  if (rest === part) return map
  if (mapSize(rest) === 0) return toFork(map.parts.toSpliced(at, 1))
  const left = Math.max(0, at - 1)
  const fork = withPart(map, at, rest)
  const merged = merge(itemAt(fork.parts, left), fork.parts[left + 1])
  return merged ? toFork(fork.parts.toSpliced(left, 2, merged)) : fork
}

/** The fork with one part replaced, whose keys are within its bounds: the others are not looked at. */
function withPart<K, V>(map: Fork<K, V>, at: number, part: SortedMap<K, V>): Fork<K, V> {
  const size = map.size - mapSize(itemAt(map.parts, at)) + mapSize(part)
  return { firsts: map.firsts, parts: map.parts.with(at, part), size }
}

/** Joins two neighbours once they fit well into one, so that deletions leave no long thin tree. */
function merge<K, V>(
  a: SortedMap<K, V>,
  b: SortedMap<K, V> | undefined,
): SortedMap<K, V> | undefined {
  if (!b) return undefined
  if ('parts' in a || 'parts' in b) {
    if (!('parts' in a) || !('parts' in b) || a.parts.length + b.parts.length > WIDTH >> 1) {
      return undefined
    }
    return toFork([...a.parts, ...b.parts])
  }
  if (a.keys.length + b.keys.length > WIDTH >> 1) return undefined
  return { keys: [...a.keys, ...b.keys], values: [...a.values, ...b.values] }
}

function toFork<K, V>(parts: readonly SortedMap<K, V>[]): Fork<K, V> {
  let size = 0
  for (const part of parts) size += mapSize(part)
  return { firsts: parts.map(firstKey), parts, size }
}

function firstKey<K, V>(map: SortedMap<K, V>): K {
  return ('parts' in map ? map.firsts[0] : map.keys[0]) as K
}

/** The part that holds a key: the last one whose lower bound is not after it. */
function partFor<K>(order: Order<K>, firsts: readonly K[], key: K): number {
  let low = 1
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(firsts[middle] as K, key) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}

function slotFor<K>(order: Order<K>, keys: readonly K[], key: K): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(keys[middle] as K, key) < 0) low = middle + 1
    else high = middle
  }
  return low
}
