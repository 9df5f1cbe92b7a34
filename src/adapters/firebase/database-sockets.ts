import type { Ending } from '@/domain/connection/connection'
import { obeyTransportChoice, type ChoiceStorage } from '@/adapters/firebase/transport-choice'

/** Nothing for so long, and a WebSocket is taken for blocked: the SDK alone would wait half a minute. */
export const SILENCE_MS = 6000
/** So much is held for who counts; their code comes a moment after the first frames. */
const MOST_HELD = 300

/** Hears what goes over the sockets, and of each that did not get through. */
export interface SocketTap {
  frame(text: string, isSent: boolean): void
  refusal(): void
}

/** How many sockets to a database this page has open. The SDK tells nobody over what it talks. */
let openSockets = 0
let ending: Ending = 'broken'
let held: ((tap: SocketTap) => void)[] = []
let tap: SocketTap | undefined

/** Notes them from now on. The SDK takes the constructor when it is loaded, so this comes before. */
export function noteSockets(
  page: { WebSocket: typeof WebSocket },
  storage: ChoiceStorage | undefined,
): void {
  page.WebSocket = class extends page.WebSocket {
    #isDatabase = false
    /** What it means if it ends now; `undefined`: it is this page that ends it. */
    #why: Ending | undefined = 'refused'

    constructor(url: string | URL, protocols?: string | string[]) {
      const isDatabase = String(url).includes('/.ws?')
      if (isDatabase) obeyTransportChoice(storage)
      super(url, protocols)
      if (!isDatabase) return
      this.#isDatabase = true
      this.#follow()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      // The SDK says everything in text.
      if (this.#isDatabase) tell((to) => to.frame(data as string, true))
      super.send(data)
    }

    override close(code?: number, reason?: string): void {
      this.#why = undefined
      super.close(code, reason)
    }

    #follow() {
      const alarm = setTimeout(() => {
        this.#why = 'silent'
        super.close()
      }, SILENCE_MS)
      this.addEventListener('message', ({ data }) => {
        clearTimeout(alarm)
        this.#why &&= 'broken'
        tell((to) => to.frame(String(data), false))
      })
      this.addEventListener('open', () => {
        openSockets++
        this.addEventListener('close', () => openSockets--)
      })
      const end = (wasClean: boolean) => {
        clearTimeout(alarm)
        const why = this.#why
        this.#why = undefined
        if (!why) return
        if (why !== 'broken') tell((to) => to.refusal())
        ending = why === 'broken' && wasClean ? 'closed' : why
      }
      // The SDK closes one that has failed, before the browser says that it is closed.
      this.addEventListener('error', () => end(false))
      this.addEventListener('close', ({ wasClean }) => end(wasClean))
    }
  }
}

export const hasOpenSocket = () => openSockets > 0
export const lastEnding = () => ending
/** Why the connection is about to end, where that is not for the socket to say. */
export const noteEnding = (why: Ending) => void (ending = why)

/** Tells it what has gone over the sockets so far, and from now on. */
export function tapSockets(to: SocketTap): void {
  tap = to
  for (const word of held) word(to)
  held = []
}

function tell(word: (tap: SocketTap) => void): void {
  if (tap) word(tap)
  else if (held.length < MOST_HELD) held.push(word)
}
