import { createLinkTracks, type LinkTracks } from '@/adapters/browser/peer/link-tracks'
import { readPath } from '@/adapters/browser/peer/link-path'
import { createRecovery } from '@/adapters/browser/peer/link-recovery'
import { negotiate, type Negotiation } from '@/adapters/browser/peer/negotiation'
import { parseLinkSignal, type LinkSignal, type TrackRole } from '@/domain/peer/link-signal'
import {
  kindOfCandidate,
  type CandidateKind,
  type LinkState,
  type LinkTrouble,
  type ServerTrouble,
} from '@/domain/peer/link-state'
import type { OpenPeerLink } from '@/domain/peer/peer-link'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** One connection of a link: each that is made anew has a higher round. */
interface Round {
  number: number
  readonly connection: RTCPeerConnection
  readonly negotiation: Negotiation
  readonly tracks: LinkTracks
  readonly received: Map<TrackRole, MediaStreamTrack>
  readonly found: Record<'local' | 'remote', Set<CandidateKind>>
}

/** What is said is said again after this time, where it did not get out. */
const SAY_AGAIN_MS = 2000

/** The real thing, over the browser's own WebRTC. */
export const openPeerLink: OpenPeerLink = (options) => {
  const { isPolite, clock, serverNow } = options
  const sent = new Map<TrackRole, MediaStreamTrack>()
  const states = listeners<LinkState>()
  const trackListeners = listeners<[TrackRole, MediaStreamTrack]>()
  const channels = listeners<RTCDataChannel>()
  const connections = listeners<undefined>()
  const servers = new Map<string, ServerTrouble>()
  let isMute = false
  let isBegun = false
  let current = openRound(Math.floor(serverNow()), options.waits ?? false)

  const recovery = createRecovery({
    isPolite,
    clock,
    restart: () => current.connection.restartIce(),
    renew: () => renew(Math.max(current.number + 1, Math.floor(serverNow())), false),
    onState: (state) => states.tell(state),
  })

  function openRound(number: number, waits: boolean): Round {
    const connection = new RTCPeerConnection({ iceServers: [...options.iceServers] })
    const received = new Map<TrackRole, MediaStreamTrack>()
    const found = { local: new Set<CandidateKind>(), remote: new Set<CandidateKind>() }
    const tracks = createLinkTracks(connection, (role, track) => {
      received.set(role, track)
      trackListeners.tell([role, track])
    })
    const negotiation: Negotiation = negotiate({
      connection,
      round: () => round.number,
      isPolite,
      waits,
      clock,
      send: (signal) => void say(signal),
      ownRoles: () => tracks.roles(),
      onRoles: (roles) => tracks.setRemoteRoles(roles),
      onCandidate(from, line) {
        const kind = kindOfCandidate(line)
        if (kind) found[from].add(kind)
      },
    })
    connection.addEventListener('connectionstatechange', () => {
      if (current.connection === connection) recovery.note(connection.connectionState)
    })
    connection.addEventListener('datachannel', ({ channel }) => channels.tell(channel))
    connection.addEventListener('icecandidateerror', ({ url, errorCode, errorText }) => {
      servers.set(url, { url, code: errorCode, text: errorText })
    })
    // A part for data from the beginning: channels that are opened later need nothing said.
    connection.createDataChannel('link', { negotiated: true, id: 0 })
    for (const [role, track] of sent) void tracks.send(role, track)
    const round: Round = { number, connection, negotiation, tracks, received, found }
    return round
  }

  function closeRound({ connection, negotiation }: Round) {
    negotiation.end()
    connection.close()
  }

  function renew(number: number, waits: boolean) {
    const old = current
    current = openRound(number, waits)
    closeRound(old)
    connections.tell(undefined)
  }

  async function say(signal: LinkSignal): Promise<void> {
    isBegun = true
    const body = JSON.stringify(signal)
    const isSaid = await options.say(body).catch(() => false)
    isMute = !isSaid
    if (isSaid || recovery.state === 'closed' || signal.kind === 'bye') return
    // What has become of the connection by then may make it superfluous, which the other sees.
    clock.after(SAY_AGAIN_MS, () => {
      const isOver = signal.round !== current.number || recovery.state === 'closed'
      if (!isOver) void say(signal)
    })
  }

  function troubleOf(state: LinkState): LinkTrouble | undefined {
    if (state === 'connected' || state === 'closed') return undefined
    if (isMute) return 'unsaid'
    if (!current.negotiation.hasHeard) return 'unheard'
    return current.found.local.size === 0 ? 'no-candidates' : 'no-path'
  }

  return {
    get state() {
      return recovery.state
    },
    onState: (listener) => states.on(listener),
    hear(body) {
      const signal = parseLinkSignal(body)
      if (!signal || recovery.state === 'closed') return
      if (signal.kind === 'bye') {
        closeRound(current)
        recovery.close()
        return
      }
      // Nothing has been said of this one yet, so it may as well be that of the other, who began before.
      if (!isBegun) current.number = signal.round
      if (signal.round < current.number) return
      if (signal.round > current.number) {
        renew(signal.round, true)
        recovery.noteRenewed()
      }
      current.negotiation.hear(signal)
    },
    async send(role, track) {
      if (track) sent.set(role, track)
      else sent.delete(role)
      await current.tracks.send(role, track)
    },
    senderOf: (role) => current.tracks.senderOf(role),
    onTrack(listener) {
      for (const [role, track] of current.received) listener(role, track)
      return trackListeners.on(([role, track]) => listener(role, track))
    },
    openChannel: (label, init) => current.connection.createDataChannel(label, init),
    onChannel: (listener) => channels.on(listener),
    onConnection(listener) {
      listener()
      return connections.on(listener)
    },
    async report() {
      const { state } = recovery
      const stats = state === 'closed' ? undefined : await current.connection.getStats()
      return {
        state,
        trouble: troubleOf(state),
        path: stats && readPath(stats),
        found: { local: [...current.found.local], remote: [...current.found.remote] },
        servers: [...servers.values()],
      }
    },
    stats: () => current.connection.getStats(),
    noteNetworkChange: () => recovery.noteNetworkChange(),
    retry: () => recovery.retry(),
    close() {
      if (recovery.state === 'closed') return
      void say({ kind: 'bye' })
      closeRound(current)
      recovery.close()
    },
  }
}

function listeners<Value>() {
  const all = new Set<(value: Value) => void>()
  return {
    on(listener: (value: Value) => void): Unsubscribe {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell(value: Value) {
      for (const listener of [...all]) listener(value)
    },
  }
}
