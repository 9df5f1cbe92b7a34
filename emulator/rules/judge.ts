import { childOf, isBranch } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import { mapEach } from '../data/sorted-map.ts'
import { PlaceScope } from './place-scope.ts'
import { ruleFor } from './rule-node.ts'
import type { Clause, RuleNode } from './rule-node.ts'
import { EvaluationError } from './scope.ts'
import type { RulesAuth, Scope } from './scope.ts'
import { snapshotAt } from './snapshot.ts'

interface Asker {
  readonly auth: RulesAuth | null
  readonly now: number
  readonly root: Node
}

export interface ReadRequest extends Asker {
  readonly path: Path
  readonly query?: Query | undefined
}

export interface WriteRequest extends Asker {
  /** The tree as it would be. */
  readonly newRoot: Node
  /** Every path written; one verdict for all. */
  readonly paths: readonly Path[]
}

/** Hears of every clause that was evaluated. */
export type Witness = (clause: Clause, scope: Scope, allowed: boolean) => void

/** Whether some `.read` on the way down grants the read. */
export function judgeRead(rules: RuleNode, request: ReadRequest, witness?: Witness): boolean {
  const { auth, now, root, path, query } = request
  const top = snapshotAt(root, [])
  const start = PlaceScope.top({ auth, now, root: top, newData: undefined, query })
  for (const [rule, scope] of wayDown(rules, start, path)) {
    if (rule.read && holds(rule.read, scope, witness)) return true
  }
  return false
}

/** Whether every path of a write is granted, and the tree it leaves is valid. */
export function judgeWrite(rules: RuleNode, request: WriteRequest, witness?: Witness): boolean {
  const start = startOfWrite(request)
  return (
    request.paths.every((path) => isGranted(rules, { start, path, witness })) &&
    areValid(rules, { start, paths: request.paths, witness })
  )
}

function startOfWrite({ auth, now, root, newRoot }: WriteRequest): PlaceScope {
  const newData = snapshotAt(newRoot, [])
  return PlaceScope.top({ auth, now, root: snapshotAt(root, []), newData, query: undefined })
}

interface Check {
  readonly start: PlaceScope
  readonly path: Path
  readonly witness: Witness | undefined
}

function isGranted(rules: RuleNode, { start, path, witness }: Check): boolean {
  for (const [rule, scope] of wayDown(rules, start, path)) {
    if (rule.write && holds(rule.write, scope, witness)) return true
  }
  return false
}

interface Validation {
  readonly start: PlaceScope
  readonly paths: readonly Path[]
  readonly witness: Witness | undefined
}

function areValid(rules: RuleNode, { start, paths, witness }: Validation): boolean {
  // The paths of one update share the places above them; each is looked at once.
  const seen = new Set<RuleNode | string>()
  return paths.every((path) => {
    for (const [rule, scope] of wayDown(rules, start, path)) {
      const isTarget = scope.path.length === path.length
      if (isTarget) return isValidBelow(rule, scope, witness)
      if (!rule.validate || scope.newData?.node === null) continue
      const place = scope.path.join('/')
      if (seen.has(place)) continue
      seen.add(place)
      if (!holds(rule.validate, scope, witness)) return false
    }
    return true
  })
}

function isValidBelow(rule: RuleNode, scope: PlaceScope, witness: Witness | undefined): boolean {
  const node = scope.newData?.node ?? null
  if (!rule.validates || node === null) return true
  if (rule.validate && !holds(rule.validate, scope, witness)) return false
  if (!isBranch(node)) return true
  if (!rule.wildcard?.validates) {
    for (const [key, below] of rule.children) {
      const isThere = below.validates && childOf(node, key) !== null
      if (isThere && !isValidBelow(below, scope.below(key), witness)) return false
    }
    return true
  }
  let valid = true
  mapEach(node.children, (key) => {
    if (!valid) return
    const below = ruleFor(rule, key)
    if (below?.validates) valid = isValidBelow(below, scope.below(key), witness)
  })
  return valid
}

/** The rules from the top to a path, each with what it sees; ends where the rules end. */
function wayDown(rules: RuleNode, start: PlaceScope, path: Path): [RuleNode, PlaceScope][] {
  const way: [RuleNode, PlaceScope][] = [[rules, start]]
  let rule: RuleNode | undefined = rules
  let scope = start
  for (const key of path) {
    rule = ruleFor(rule, key)
    if (!rule) break
    scope = scope.below(key)
    way.push([rule, scope])
  }
  return way
}

function holds(clause: Clause, scope: Scope, witness: Witness | undefined): boolean {
  let allowed: boolean
  try {
    allowed = clause.expression.evaluate(scope) === true
  } catch (cause) {
    if (!(cause instanceof EvaluationError)) throw cause
    allowed = false
  }
  witness?.(clause, scope, allowed)
  return allowed
}
