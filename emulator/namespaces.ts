import { ADMIN } from './auth/read-token.ts'
import { withNodeAt } from './data/edit.ts'
import { fromJson } from './data/from-json.ts'
import type { Node } from './data/node.ts'
import { formatPath, parsePath } from './data/path.ts'
import { encodeNode } from './data/to-json.ts'
import { LOCKED_RULES, compileRules } from './rules/compile-rules.ts'
import type { Rules } from './rules/compile-rules.ts'
import { RulesError } from './rules/rules-error.ts'
import { createNamespace } from './session/namespace.ts'
import type { Monitor } from './session/monitor.ts'
import type { Namespace } from './session/namespace.ts'
import type { Left } from './session/on-disconnect.ts'
import type { Change } from './session/plan-write.ts'
import { readExport, writeExport } from './store/export-directory.ts'
import { openStore } from './store/store.ts'
import type { Store } from './store/store.ts'

export interface NamespacesOptions {
  readonly rules: Rules
  readonly clock: () => number
  readonly log: (text: string) => void
  readonly explain: boolean
  readonly monitor: Monitor
  /** The directory that the data lives in; undefined keeps it in memory alone. */
  readonly data: string | undefined
}

/** Every database of one emulator, made when first named. */
export interface Namespaces {
  readonly get: (name: string) => Namespace
  /** Replaces the rules of every namespace that has no rules of its own. */
  readonly setDefaultRules: (rules: Rules) => void
  /** Gives a namespace rules of its own, or takes them away again. */
  readonly setRules: (name: string, rules: Rules | undefined) => void
  /** Fills the namespaces that hold nothing from an export. */
  readonly importFrom: (directory: string) => void
  /** Writes every namespace that holds something. */
  readonly exportTo: (directory: string) => void
  readonly names: () => readonly string[]
  /** Writes a snapshot and lets the files go. */
  readonly close: () => void
  /** Lets the files go as they are. */
  readonly abandon: () => void
}

/** Opens the databases of an emulator, with what an earlier one left in the data directory. */
export function openNamespaces(options: NamespacesOptions): Namespaces {
  const { clock, log, explain, data, monitor } = options
  const roots = new Map<string, Node>()
  const namespaces = new Map<string, Namespace>()
  /** The text of the rules of each namespace that has its own. */
  const ownRules = new Map<string, string>()
  /** What was left behind by sessions that no server has seen end. */
  const left = new Map<string, Map<string, Left>>()
  let defaultRules = options.rules
  const warn = ({ warnings }: Rules) => {
    for (const warning of warnings) log(`Look at the rules: ${warning}`)
  }
  warn(defaultRules)
  const store = data === undefined ? undefined : openDirectory(data, { roots, ownRules, left, log })

  const state = () =>
    new Map(
      [...namespaces].map(([name, { root, left }]) => [
        name,
        { root: root(), rules: ownRules.get(name), left: new Map(left()) },
      ]),
    )
  const record = (name: string, change: Change) => {
    if (!store) return
    const writes = change.entries.map(({ path, node }) => {
      return { path: formatPath(path), value: encodeNode(node) }
    })
    store.append(name, writes)
    if (store.isDue()) {
      // The change itself is not in the tree yet when it is recorded.
      queueMicrotask(() => {
        if (store.isDue()) store.snapshotLater(state())
      })
    }
  }
  const onDenied = (explanation: () => string[]) => {
    if (explain) log(explanation().join('\n'))
    monitor.keepExplanation(explanation)
  }
  const get = (name: string) => {
    const known = namespaces.get(name)
    if (known) return known
    const namespace = createNamespace({
      name,
      rules: readOwnRules(name, ownRules.get(name), log) ?? defaultRules,
      clock,
      root: roots.get(name) ?? null,
      record: (change) => {
        record(name, change)
        monitor.reportChange(name, change)
      },
      recordLeft: (session, what) => store?.appendLeft(name, session, what),
      onDenied,
    })
    namespaces.set(name, namespace)
    return namespace
  }
  for (const name of [...roots.keys(), ...ownRules.keys()]) get(name)
  // The server died with its sessions: they end now, as they would have ended then.
  for (const [name, sessions] of left) {
    for (const [session, { who, orders }] of sessions) {
      for (const order of orders) get(name).write(order, who)
      get(name).keepLeft(session, { who, orders: [] })
    }
  }

  return {
    get,
    setDefaultRules(rules) {
      warn(rules)
      defaultRules = rules
      for (const [name, namespace] of namespaces) if (!ownRules.has(name)) namespace.setRules(rules)
    },
    setRules(name, rules) {
      if (rules) warn(rules)
      // Kept before they are in force, as writes are.
      store?.appendRules(name, rules?.text ?? null)
      if (rules) ownRules.set(name, rules.text)
      else ownRules.delete(name)
      get(name).setRules(rules ?? defaultRules)
    },
    names: () => [...namespaces.keys()],
    importFrom(directory) {
      for (const { namespace, file, text } of readExport(directory)) {
        if (get(namespace).root() === null) importText(get(namespace), text, file)
        else log(`${file} was not imported: the namespace ${namespace} holds data already`)
      }
    },
    exportTo(directory) {
      const filled = [...namespaces].filter(([, { root }]) => root() !== null)
      writeExport(directory, new Map(filled.map(([name, { root }]) => [name, encodeNode(root())])))
    },
    close() {
      store?.snapshot(state())
      store?.close()
    },
    abandon() {
      store?.close()
    },
  }
}

interface Contents {
  readonly roots: Map<string, Node>
  readonly ownRules: Map<string, string>
  readonly left: Map<string, Map<string, Left>>
  readonly log: (text: string) => void
}

function openDirectory(directory: string, { roots, ownRules, left, log }: Contents): Store {
  return openStore({
    directory,
    onWarning: log,
    onRecord({ namespace, writes, rules, left: leaving }) {
      if (rules === null) ownRules.delete(namespace)
      else if (rules !== undefined) ownRules.set(namespace, rules)
      let root = roots.get(namespace) ?? null
      for (const [path, json] of writes) root = withNodeAt(root, parsePath(path), fromJson(json))
      roots.set(namespace, root)
      if (leaving) {
        const [session, what] = leaving
        const sessions = left.get(namespace) ?? new Map<string, Left>()
        left.set(namespace, sessions)
        if (what.orders.length > 0) sessions.set(session, what)
        else sessions.delete(session)
      }
    },
  })
}

/** Rules that cannot be read any more must not open what they closed. */
function readOwnRules(
  name: string,
  text: string | undefined,
  log: (text: string) => void,
): Rules | undefined {
  if (text === undefined) return undefined
  try {
    const rules = compileRules(text)
    log(`The namespace ${name} has rules of its own, which were put over HTTP`)
    return rules
  } catch (cause) {
    if (!(cause instanceof RulesError)) throw cause
    log(
      `The rules of the namespace ${name} cannot be read, so only admins get in until it is given others: ${cause.message}`,
    )
    return LOCKED_RULES
  }
}

function importText(namespace: Namespace, text: string, file: string): void {
  try {
    writeAsAdmin(namespace, '/', JSON.parse(text))
  } catch (cause) {
    throw new Error(`${file} cannot be imported: ${(cause as Error).message}`, { cause })
  }
}

/** Writes past the rules, for the API of the emulator. Throws where the data is refused. */
export function writeAsAdmin(namespace: Namespace, path: string, data: unknown): void {
  const result = namespace.write({ kind: 'set', path: parsePath(path), data }, ADMIN)
  if (result.status !== 'ok') throw new Error(result.reason)
}
