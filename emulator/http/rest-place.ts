import { InvalidData } from '../data/invalid-data.ts'
import { nodeAt, priorityOf } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import { viewNode } from '../session/view.ts'
import { wantsEvents } from './event-stream.ts'
import type { RestCall } from './rest-call.ts'

const PRIORITY = '.priority'

/** The place that is read or written: a priority is that of the place above. */
export function placeOf(path: Path): Path {
  return path.at(-1) === PRIORITY ? path.slice(0, -1) : path
}

/** What is at a path, or the priority there. Throws `InvalidData` where a priority cannot be given so. */
export function nodeOf({ namespace, path, request }: RestCall, query?: Query): Node {
  if (path.at(-1) !== PRIORITY) return viewNode(namespace.root(), { path, query })
  if (query || wantsEvents(request)) {
    throw new InvalidData('A priority can be neither queried nor streamed')
  }
  return priorityOf(nodeAt(namespace.root(), placeOf(path)))
}
