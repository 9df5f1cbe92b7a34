import { visit } from 'jsonc-parser'
import { splitLeaves } from './split-leaves.ts'

/** One part of one rule, under the id that stands above it. */
export interface Clause {
  readonly id: string
  /** Where it stands: `/rooms/$room .write`. */
  readonly place: string
  readonly source: string
  /** The rules file as it would be if this part refused nothing. */
  readonly opened: string
}

export interface ReadClauses {
  readonly clauses: readonly Clause[]
  /** What is wrong with the ids, a line each. */
  readonly problems: readonly string[]
}

interface Rule {
  readonly place: string
  readonly ids: readonly string[]
  readonly value: string
  /** Where the value stands in the file, quotation marks included. */
  readonly offset: number
  readonly length: number
}

const LINE_OF_IDS = /^\/\/ R-[A-Z]+-\d+( R-[A-Z]+-\d+)*$/

/** Reads the clauses of a rules file, in the order of the file. */
export function readClauses(text: string): ReadClauses {
  const problems: string[] = []
  const clauses = readRules(text).flatMap((rule) => {
    const leaves = splitLeaves(rule.value)
    if (leaves.length !== rule.ids.length) {
      problems.push(`${rule.place} has ${leaves.length} parts and ${rule.ids.length} ids`)
    }
    return leaves.map(({ start, end }, at) => ({
      id: rule.ids[at] ?? '(none)',
      place: rule.place,
      source: rule.value.slice(start, end),
      opened: replaceValue(text, rule, rule.value.slice(0, start) + 'true' + rule.value.slice(end)),
    }))
  })
  return { clauses, problems: [...problems, ...problemsOfOrder(clauses)] }
}

/** Ids are counted up from 1 in each place, so that a reader finds them. */
function problemsOfOrder(clauses: readonly Clause[]): string[] {
  const counts = new Map<string, number>()
  return clauses.flatMap(({ id, place }) => {
    const prefix = id.replace(/\d+$/, '')
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return id === `${prefix}${count}` ? [] : [`${id} at ${place} should be ${prefix}${count}`]
  })
}

function readRules(text: string): Rule[] {
  const rules: Rule[] = []
  let ids: readonly string[] = []
  let kind = ''
  visit(text, {
    onComment(offset, length) {
      const comment = text.slice(offset, offset + length).trimEnd()
      if (LINE_OF_IDS.test(comment)) ids = comment.slice(3).split(' ')
    },
    onObjectProperty(name) {
      kind = name
    },
    onLiteralValue(value: unknown, ...[offset, length, , , pathOf]) {
      if (kind !== '.read' && kind !== '.write' && kind !== '.validate') return
      const path = pathOf().slice(1, -1)
      rules.push({ place: `/${path.join('/')} ${kind}`, ids, value: String(value), offset, length })
      ids = []
    },
  })
  return rules
}

function replaceValue(text: string, { offset, length }: Rule, value: string): string {
  return text.slice(0, offset) + JSON.stringify(value) + text.slice(offset + length)
}
