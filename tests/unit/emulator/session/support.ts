import { compileRules, OPEN_RULES } from '#emulator/rules/compile-rules.ts'
import type { After } from '#emulator/session/after.ts'
import { createNamespace } from '#emulator/session/namespace.ts'
import type { Namespace } from '#emulator/session/namespace.ts'
import { createSession } from '#emulator/session/session.ts'

/** A message as the client reads it. */
export interface Received {
  readonly t: string
  readonly d: {
    readonly r?: number
    readonly a?: string
    readonly t?: string
    readonly d?: unknown
    readonly b?: {
      readonly s?: string
      readonly d?: unknown
      readonly p?: string
      readonly t?: number
      readonly q?: unknown
    }
  }
}

/** A client without a network: what it sends is handled at once, what it is sent is kept. */
export function connect(
  namespace: Namespace,
  clock: () => number = () => 0,
  after: After = () => () => undefined,
) {
  const inbox: Received[] = []
  const closed: string[] = []
  let requests = 0
  const session = createSession({
    namespace,
    clock,
    after,
    connection: {
      send: (message) => inbox.push(JSON.parse(message) as Received),
      close: (reason) => closed.push(reason),
    },
  })
  const take = () => inbox.splice(0)
  return {
    session,
    closed,
    take,
    /** Sends a request and returns its answer; pushes stay in the inbox. */
    ask(action: string, body: object) {
      const number = ++requests
      session.receive(JSON.stringify({ t: 'd', d: { r: number, a: action, b: body } }))
      const at = inbox.findIndex((message) => message.d.r === number)
      const [answer] = inbox.splice(at, 1)
      return { status: answer?.d.b?.s, data: answer?.d.b?.d, behind: inbox.length - at }
    },
    /** The pushes since the last time, each as [action, path, data, tag]. */
    pushes: () => take().map(({ d }) => [d.a, d.b?.p, d.b?.d, d.b?.t]),
  }
}

/** A namespace in memory, open to all unless rules are given. */
export function openNamespace(rules?: object, clock: () => number = () => 1_000): Namespace {
  const compiled = rules ? compileRules({ rules }) : OPEN_RULES
  return createNamespace({ name: 'test', rules: compiled, clock })
}

/** An unsigned token. */
export function mint(uid: string, claims: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: uid, iat: 1, ...claims })}.`
}
