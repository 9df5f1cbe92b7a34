import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeAt } from './data/node.ts'
import { parsePath } from './data/path.ts'
import { toJson } from './data/to-json.ts'
import { createRequestHandler } from './http/handle-request.ts'
import { createLongPolling } from './http/long-polling.ts'
import { openNamespaces, writeAsAdmin } from './namespaces.ts'
import { readRulesFile } from './rules-file.ts'
import { OPEN_RULES, compileRules } from './rules/compile-rules.ts'
import { afterReal } from './session/after.ts'
import type { After } from './session/after.ts'
import { createMonitor } from './session/monitor.ts'
import { prepareExport } from './store/export-directory.ts'
import { serveWebSockets } from './websocket.ts'

export interface EmulatorOptions {
  /** 0 takes any free port; the default is 9000. */
  readonly port?: number
  /** Loopback unless told otherwise. */
  readonly host?: string
  /** The rules of every namespace that has none of its own, as text or as the parsed object. */
  readonly rules?: string | object
  readonly rulesFile?: string
  /** A directory that the data outlives the emulator in. */
  readonly data?: string
  /** A directory with an export; its namespaces are filled where they hold nothing yet. */
  readonly importFrom?: string
  /** A directory that `stop` writes an export to. */
  readonly exportTo?: string
  readonly clock?: () => number
  /** Waits for what is due later; tests pass one that they move by hand, beside the clock. */
  readonly after?: After
  /** Logs for every denied request which clause failed with which values. */
  readonly explain?: boolean
  readonly log?: (text: string) => void
}

export interface Emulator {
  readonly url: string
  readonly host: string
  readonly port: number
  /** Ends every client in order, saves, and frees the port. May be called twice. */
  readonly stop: () => Promise<void>
  /** Drops every client and frees the port as a crash would; what was acknowledged is kept. */
  readonly kill: () => Promise<void>
  /** Gives one namespace rules of its own. Throws `RulesError`. */
  readonly setRules: (namespace: string, rules: string | object) => void
  /** Replaces the rules of every namespace without its own. Throws `RulesError`. */
  readonly setDefaultRules: (rules: string | object) => void
  /** Reads past the rules. */
  readonly get: (namespace: string, path: string) => unknown
  /** Writes past the rules. */
  readonly set: (namespace: string, path: string, value: unknown) => void
  readonly stats: () => { readonly connections: number; readonly bytesSent: number }
}

/** Starts an emulator. Rejects where the port is taken or the rules are bad. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = '127.0.0.1', clock = Date.now, after = afterReal } = options
  const { log = () => undefined } = options
  const monitor = createMonitor()
  const namespaces = openNamespaces({
    monitor,
    rules: readRules(options),
    clock,
    log,
    explain: options.explain ?? false,
    data: options.data,
  })
  const { importFrom, exportTo } = options
  const polling = createLongPolling({ namespace: namespaces.get, clock, after, log, monitor })
  const handler = createRequestHandler({
    poll: polling.handle,
    namespace: namespaces.get,
    names: namespaces.names,
    setRules: namespaces.setRules,
    clock,
    after,
    host,
    monitor,
  })
  const server = createServer(handler)
  const { takeOver } = polling
  const sockets = serveWebSockets({
    server,
    namespace: namespaces.get,
    takeOver,
    clock,
    after,
    log,
    monitor,
  })
  try {
    if (importFrom !== undefined) namespaces.importFrom(importFrom)
    // Now, rather than when the data is to be saved.
    if (exportTo !== undefined) prepareExport(exportTo)
    server.listen(options.port ?? 9000, host)
    await once(server, 'listening')
  } catch (cause) {
    namespaces.abandon()
    throw cause
  }
  const { port } = server.address() as AddressInfo

  let ending: Promise<void> | undefined
  const end = (finish: () => void) => {
    ending ??= shutDown(server, finish)
    return ending
  }
  return {
    url: `http://${host}:${String(port)}`,
    host,
    port,
    stop: () =>
      end(() => {
        sockets.close()
        polling.close()
        try {
          if (exportTo !== undefined) namespaces.exportTo(exportTo)
        } finally {
          namespaces.close()
        }
      }),
    kill: () =>
      end(() => {
        sockets.kill()
        polling.kill()
        namespaces.abandon()
      }),
    setRules(name, rules) {
      namespaces.setRules(name, compileRules(rules))
    },
    setDefaultRules(rules) {
      namespaces.setDefaultRules(compileRules(rules))
    },
    get: (name, path) => toJson(nodeAt(namespaces.get(name).root(), parsePath(path))),
    set(name, path, value) {
      writeAsAdmin(namespaces.get(name), path, value)
    },
    stats: () => ({ connections: sockets.connections(), bytesSent: sockets.bytesSent() }),
  }
}

async function shutDown(server: Server, finish: () => void): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  try {
    finish()
  } finally {
    server.closeAllConnections()
    await closed
  }
}

function readRules({ rules, rulesFile }: EmulatorOptions) {
  const source = rulesFile === undefined ? rules : readRulesFile(rulesFile)
  return source === undefined ? OPEN_RULES : compileRules(source)
}
