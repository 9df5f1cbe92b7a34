import { nodeAt } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import { createPushEncoder } from './push-encoder.ts'
import type { Change } from './plan-write.ts'
import { createView, updateView } from './view.ts'
import type { View } from './view.ts'

/** Takes the pushes of one view; each addresses them to its own listener. */
export type Subscriber = (push: string) => void

/** Everyone who listens within a namespace, found by the places a change touches. */
export interface ViewRegistry {
  /** Joins the view of a place, made from the tree where it is new. Returns how to leave it. */
  readonly join: (target: ViewTarget, subscriber: Subscriber) => () => void
  /** Tells every view that shows something of a change. */
  readonly publish: (change: Change) => void
  readonly size: () => number
}

export interface ViewTarget {
  readonly root: Node
  readonly path: Path
  readonly query: Query | undefined
}

interface SharedView {
  readonly view: View
  readonly subscribers: Set<Subscriber>
}

interface Place {
  readonly views: Map<string, SharedView>
  readonly children: Map<string, Place>
}

/** A registry without listeners. */
export function createViewRegistry(): ViewRegistry {
  const top = createPlace()
  let size = 0
  return {
    size: () => size,
    join({ root, path, query }, subscriber) {
      const place = makePlace(top, path)
      const key = JSON.stringify(query ?? null)
      let shared = place.views.get(key)
      if (!shared) {
        shared = { view: createView(root, path, query), subscribers: new Set() }
        place.views.set(key, shared)
      }
      const { subscribers } = shared
      subscribers.add(subscriber)
      size++
      return () => {
        if (!subscribers.delete(subscriber)) return
        size--
        if (subscribers.size === 0) place.views.delete(key)
        prune(top, path)
      }
    },
    publish(full) {
      const change = withoutEchoes(full)
      const encoder = createPushEncoder()
      for (const place of placesOf(top, change)) {
        for (const { view, subscribers } of [...place.views.values()]) {
          const push = updateView(view, change, encoder)
          if (push === undefined) continue
          for (const subscriber of [...subscribers]) subscriber(push)
        }
      }
    },
  }
}

/** What was written over itself is no news. */
function withoutEchoes(change: Change): Change {
  const entries = change.entries.filter(({ path, node }) => nodeAt(change.before, path) !== node)
  return entries.length === change.entries.length ? change : { ...change, entries }
}

function createPlace(): Place {
  return { views: new Map(), children: new Map() }
}

function makePlace(top: Place, path: Path): Place {
  let place = top
  for (const key of path) {
    let child = place.children.get(key)
    if (!child) {
      child = createPlace()
      place.children.set(key, child)
    }
    place = child
  }
  return place
}

function prune(place: Place, path: Path): void {
  const [key, ...rest] = path
  const child = key === undefined ? undefined : place.children.get(key)
  if (key === undefined || !child) return
  prune(child, rest)
  if (child.views.size === 0 && child.children.size === 0) place.children.delete(key)
}

/** The places on the way to each entry of a change, and all below it; each place once. */
function placesOf(top: Place, change: Change): ReadonlySet<Place> {
  const places = new Set<Place>()
  for (const { path } of change.entries) {
    let place: Place | undefined = top
    for (const key of path) {
      if (!place) break
      places.add(place)
      place = place.children.get(key)
    }
    if (place) addAll(place, places)
  }
  return places
}

function addAll(place: Place, places: Set<Place>): void {
  places.add(place)
  for (const child of place.children.values()) addAll(child, places)
}
