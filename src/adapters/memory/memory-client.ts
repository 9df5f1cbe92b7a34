import type { MemoryServer } from '@/adapters/memory/memory-server'
import type { Traffic, TrafficMeter } from '@/domain/connection/traffic-meter'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/** A question to the server that its rules do not allow. */
export class PermissionDenied extends Error {
  constructor() {
    super('permission denied')
    this.name = 'PermissionDenied'
  }
}

interface Outstanding {
  readonly run: () => Answer
  readonly resolve: (answer: Answer) => void
}

interface Question<Value> {
  /** What the server would say now; throws where it may not be asked. */
  readonly read: () => Value
  readonly onValue: (value: Value) => void
  readonly onLost: () => void
}

/**
 * One person's connection to a `MemoryServer`. Like the SDK's: what is written waits for its answer
 * over a reconnect and is then sent again; what is watched is told anew where it has changed.
 */
export class MemoryClient {
  readonly server: MemoryServer
  readonly user: UserId
  readonly traffic: TrafficMeter = { take: () => this.#takeTraffic() }
  #received = 0
  #sent = 0
  /** How often the app itself asked for a new connection. */
  reconnects = 0
  #isConnected = false
  #isReachable = true
  #losesNextAnswer = false
  #deniesNextWrite = false
  #isSignedIn = true
  readonly #outstanding: Outstanding[] = []
  readonly #refreshers = new Set<() => void>()
  readonly #connectionListeners = new Set<(isConnected: boolean) => void>()
  /** What was left with the server for the end of the connection. */
  readonly #lastWords = new Map<string, () => void>()

  constructor(server: MemoryServer, user: UserId) {
    this.server = server
    this.user = user
    server.onChange(() => this.#refresh())
    this.#connect()
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  /** The network is gone until `goOnline`. */
  goOffline(): void {
    this.#isReachable = false
    this.#disconnect()
  }

  goOnline(): void {
    this.#isReachable = true
    this.#connect()
  }

  /** Ends the connection and tries again at once, as the app may ask for. */
  reconnect(): void {
    this.reconnects++
    this.#disconnect()
    if (this.#isReachable) this.#connect()
  }

  /** The next write is stored, but its answer never comes over this connection. */
  loseNextAnswer(): void {
    this.#losesNextAnswer = true
  }

  /** The next write is denied whatever it is. */
  denyNextWrite(): void {
    this.#deniesNextWrite = true
  }

  /** The sign-in is not valid until `renewSignIn`: what is watched is ended, the rest denied. */
  lapseSignIn(): void {
    this.#isSignedIn = false
    this.#refresh()
  }

  renewSignIn(): void {
    this.#isSignedIn = true
  }

  /** Settles once the server has answered: while offline it waits. */
  write(run: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      const outstanding = { run, resolve }
      this.#outstanding.push(outstanding)
      queueMicrotask(() => this.#transmit(outstanding))
    })
  }

  /** Rejects while offline and where it may not be asked. */
  async read<Value>(ask: () => Value): Promise<Value> {
    await Promise.resolve()
    if (!this.#isConnected) throw new Error('client is offline')
    demand(this.#isSignedIn)
    return ask()
  }

  /** Tells the value once it is known and whenever it has changed since. */
  listen<Value>({ read, onValue, onLost }: Question<Value>): Unsubscribe {
    let told: string | undefined
    let isScheduled = false
    const refresh = () => {
      if (isScheduled) return
      isScheduled = true
      queueMicrotask(() => {
        isScheduled = false
        if (!this.#isConnected || !this.#refreshers.has(refresh)) return
        const answer = this.#isSignedIn ? attempt(read) : undefined
        if (!answer) {
          this.#refreshers.delete(refresh)
          onLost()
          return
        }
        const next = JSON.stringify(answer)
        if (next === told) return
        told = next
        this.#received += next.length
        onValue(answer.value)
      })
    }
    this.#refreshers.add(refresh)
    refresh()
    return () => this.#refreshers.delete(refresh)
  }

  watchConnection(listener: (isConnected: boolean) => void): Unsubscribe {
    this.#connectionListeners.add(listener)
    listener(this.#isConnected)
    return () => this.#connectionListeners.delete(listener)
  }

  /** Leaves a word with the server for the moment this connection ends. */
  leaveWord(key: string, word: () => void): void {
    this.#lastWords.set(key, word)
  }

  cancelWord(key: string): void {
    this.#lastWords.delete(key)
  }

  #connect(): void {
    if (this.#isConnected) return
    this.#isConnected = true
    this.#refresh()
    for (const outstanding of this.#outstanding) queueMicrotask(() => this.#transmit(outstanding))
    for (const listener of [...this.#connectionListeners]) listener(true)
  }

  #disconnect(): void {
    if (!this.#isConnected) return
    this.#isConnected = false
    for (const word of this.#lastWords.values()) word()
    this.#lastWords.clear()
    for (const listener of [...this.#connectionListeners]) listener(false)
  }

  #refresh(): void {
    for (const refresh of this.#refreshers) refresh()
  }

  /** What it weighs in memory; it does not know what of it is about which room. */
  #takeTraffic(): Traffic {
    const taken = { sent: this.#sent, received: this.#received, rooms: new Map(), refusals: 0 }
    this.#sent = 0
    this.#received = 0
    return taken
  }

  #transmit(outstanding: Outstanding): void {
    if (!this.#isConnected || !this.#outstanding.includes(outstanding)) return
    const isDenied = this.#deniesNextWrite || !this.#isSignedIn
    this.#deniesNextWrite = false
    const answer = isDenied ? 'denied' : outstanding.run()
    this.#sent++
    if (this.#losesNextAnswer) {
      this.#losesNextAnswer = false
      return
    }
    this.#outstanding.splice(this.#outstanding.indexOf(outstanding), 1)
    outstanding.resolve(answer)
  }
}

function attempt<Value>(read: () => Value): { readonly value: Value } | undefined {
  try {
    return { value: read() }
  } catch (cause) {
    if (cause instanceof PermissionDenied) return undefined
    throw cause
  }
}

/** Guards a question or an order. */
export function demand(isAllowed: boolean): asserts isAllowed {
  if (!isAllowed) throw new PermissionDenied()
}
