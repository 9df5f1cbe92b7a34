import type { LinkState } from '@/domain/peer/link-state'
import type { OpenPeerLink, PeerLink } from '@/domain/peer/peer-link'

/** A data channel between two ends in one memory. */
class MemoryChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting'
  bufferedAmount = 0
  other: MemoryChannel | undefined

  send(data: string) {
    const { other } = this
    queueMicrotask(() => {
      if (other?.readyState === 'open') other.dispatchEvent(new MessageEvent('message', { data }))
    })
  }

  become(state: 'open' | 'closed') {
    this.readyState = state
    this.dispatchEvent(new Event(state === 'open' ? 'open' : 'close'))
  }
}

interface End {
  readonly link: PeerLink
  readonly channel: MemoryChannel
  other: End | undefined
  set(state: LinkState): void
}

/** Links between pages of one memory: whoever hears the offer of another is connected with it. */
export function createMemoryLinks() {
  const ends: End[] = []

  const openPeerLink: OpenPeerLink = ({ waits, say }) => {
    const listeners = new Set<(state: LinkState) => void>()
    let state: LinkState = 'connecting'
    const number = ends.length
    const channel = new MemoryChannel()
    const tell = (kind: object) => void say(JSON.stringify(kind)).catch(() => false)

    const end: End = {
      channel,
      other: undefined,
      set(next) {
        if (state === 'closed') return
        state = next
        if (next === 'connected' && channel.readyState !== 'open') channel.become('open')
        if (next === 'closed' || next === 'failed') channel.become('closed')
        for (const listener of [...listeners]) listener(next)
      },
      link: {
        get state() {
          return state
        },
        onState(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        hear(body) {
          const said = JSON.parse(body) as { kind: string; sdp: string }
          if (said.kind === 'bye') end.set('closed')
          if (said.kind !== 'description' || end.other) return
          const caller = ends[Number(said.sdp)]
          if (!caller || caller.link.state === 'closed') return
          end.other = caller
          caller.other = end
          channel.other = caller.channel
          caller.channel.other = channel
          end.set('connected')
          caller.set('connected')
        },
        send: () => Promise.resolve(),
        senderOf: () => undefined,
        onTrack: () => () => undefined,
        openChannel: () => channel as unknown as RTCDataChannel,
        onChannel: () => () => undefined,
        onConnection(listener) {
          listener()
          return () => undefined
        },
        report: () => Promise.reject(new Error('no browser')),
        stats: () => Promise.reject(new Error('no browser')),
        noteNetworkChange: () => undefined,
        retry: () => undefined,
        close() {
          if (state === 'closed') return
          tell({ kind: 'bye' })
          end.set('closed')
        },
      },
    }
    ends.push(end)
    if (!waits) {
      tell({ kind: 'description', round: 1, type: 'offer', sdp: String(number), roles: {} })
    }
    return end.link
  }

  return {
    openPeerLink,
    /** How many were ever opened. */
    opened: () => ends.length,
    /** All of them are as if the network were otherwise. */
    become(state: 'connected' | 'interrupted' | 'failed') {
      for (const end of ends) end.set(state)
    },
    /** A page sends what no page of Hearth would. */
    inject(end: number, data: string) {
      ends[end]?.channel.send(data)
    },
  }
}
