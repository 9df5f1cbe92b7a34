import type { CallPerson } from '@/domain/call/call'
import { createPace } from '@/domain/call/pace'
import { qualityOf, SPEAKING_LEVEL, type LinkFigures, type Quality } from '@/domain/call/quality'
import { NOTHING_SHOWN, parseShown, type Shown } from '@/domain/call/shown'
import type { Clock } from '@/domain/device/clock'
import { parseLinkSignal, type TrackRole } from '@/domain/peer/link-signal'
import { isPolite, type LinkReport, type LinkState } from '@/domain/peer/link-state'
import type { OpenPeerLink, PeerLink } from '@/domain/peer/peer-link'
import type { PeerAddress, Signal } from '@/domain/peer/signal'
import type { EndpointId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { toFigures } from '@/stores/call/link-figures'

/** Who is seen no more in the call is waited for so long, while nothing comes of them either. */
const ABSENCE_MS = 15_000
const LOOK_MS = 1000
/** The channel on which each says what they send. */
const SHOWN_CHANNEL: RTCDataChannelInit = { negotiated: true, id: 1 }

/** Somebody else in the call, as this page knows them. */
export interface Peer extends PeerAddress {
  readonly state: LinkState
  readonly tracks: ReadonlyMap<TrackRole, MediaStreamTrack>
  readonly shown: Shown
  readonly isSpeaking: boolean
  readonly quality: Quality
}

interface MeshParts {
  readonly me: PeerAddress
  readonly clock: Clock
  readonly serverNow: () => number
  readonly iceServers: readonly RTCIceServer[]
  readonly openPeerLink: OpenPeerLink
  readonly say: (to: PeerAddress, body: string) => Promise<boolean>
  readonly onPeers: (peers: readonly Peer[]) => void
  /** Somebody has said that they leave. */
  readonly onLeft: (user: UserId) => void
}

interface Entry {
  peer: Peer
  readonly link: PeerLink
  channel: RTCDataChannel | undefined
  figures: LinkFigures | undefined
  readonly pace: ReturnType<typeof createPace>
  absentSince: number | undefined
}

export type Mesh = ReturnType<typeof createMesh>

/** A link from this page to each of the others in a call. */
export function createMesh(parts: MeshParts) {
  const { me, clock, serverNow } = parts
  const entries = new Map<UserId, Entry>()
  const sent = new Map<TrackRole, MediaStreamTrack>()
  let shown: Shown = NOTHING_SHOWN
  let present: ReadonlyMap<UserId, CallPerson> | undefined
  /** Who has said that they leave: their seat may be theirs for a moment yet. */
  const left = new Map<UserId, EndpointId>()
  let isClosed = false
  let cancelLook: Unsubscribe = clock.after(LOOK_MS, look)

  function tell() {
    if (!isClosed) parts.onPeers([...entries.values()].map(({ peer }) => peer))
  }

  function change(entry: Entry, part: Partial<Peer>) {
    entry.peer = { ...entry.peer, ...part }
    if (entries.get(entry.peer.user) === entry) tell()
  }

  /** A last word to who is in the call no more is left unsaid: the page is gone, and it would lie there. */
  function say(address: PeerAddress, body: string): Promise<boolean> {
    const isGone = present && present.get(address.user)?.endpoint !== address.endpoint
    const isOver = isGone && parseLinkSignal(body)?.kind === 'bye'
    return isOver ? Promise.resolve(true) : parts.say(address, body)
  }

  function open(address: PeerAddress, waits: boolean): Entry {
    const link = parts.openPeerLink({
      isPolite: isPolite(me, address),
      waits,
      iceServers: parts.iceServers,
      clock,
      serverNow,
      say: (body) => say(address, body),
    })
    const entry: Entry = {
      peer: {
        user: address.user,
        endpoint: address.endpoint,
        state: link.state,
        tracks: new Map(),
        shown: NOTHING_SHOWN,
        isSpeaking: false,
        quality: 'good',
      },
      link,
      channel: undefined,
      figures: undefined,
      pace: createPace(),
      absentSince: undefined,
    }
    entries.set(address.user, entry)
    for (const [role, track] of sent) void link.send(role, track)
    link.onConnection(() => {
      const channel = link.openChannel('shown', SHOWN_CHANNEL)
      entry.channel = channel
      channel.addEventListener('open', () => announceTo(entry))
      channel.addEventListener('message', ({ data }) => {
        const now = parseShown(data)
        if (now) change(entry, { shown: now })
      })
    })
    link.onTrack((role, track) => {
      change(entry, { tracks: new Map([...entry.peer.tracks, [role, track]]) })
    })
    link.onState((state) => {
      if (state === 'closed') noteLeft(entry)
      else change(entry, { state })
    })
    tell()
    return entry
  }

  /** A link that is closed from here is none of these any more by then. */
  function noteLeft(entry: Entry) {
    const { user, endpoint } = entry.peer
    if (entries.get(user) !== entry) return
    left.set(user, endpoint)
    drop(entry)
    parts.onLeft(user)
  }

  function drop(entry: Entry) {
    const { user } = entry.peer
    if (entries.get(user) !== entry) return
    entries.delete(user)
    entry.link.close()
    tell()
  }

  function announceTo({ channel, pace }: Entry) {
    if (channel?.readyState !== 'open') return
    channel.send(JSON.stringify({ ...shown, isPaused: pace.now !== 'fast' && shown.hasCamera }))
  }

  function look() {
    cancelLook = clock.after(LOOK_MS, look)
    void resize().catch(() => undefined)
    for (const entry of entries.values()) {
      const { absentSince, link } = entry
      const isMissing = absentSince !== undefined && clock.now() - absentSince >= ABSENCE_MS
      if (isMissing && link.state !== 'connected') drop(entry)
      else if (link.state === 'connected') void weigh(entry).catch(() => undefined)
    }
  }

  async function weigh(entry: Entry) {
    const now = toFigures(await entry.link.stats())
    const before = entry.figures ?? now
    entry.figures = now
    const isSpeaking = now.level > SPEAKING_LEVEL && !entry.peer.shown.isMuted
    const quality = qualityOf(before, now)
    if (isSpeaking !== entry.peer.isSpeaking || quality !== entry.peer.quality) {
      change(entry, { isSpeaking, quality })
    }
    await pace(entry, now.available)
  }

  /** Where the network is too slow for pictures, the voice has it alone until it is fast again. */
  async function pace(entry: Entry, available: number | undefined) {
    const sender = entry.link.senderOf('camera')
    if (!sender?.track) return
    const before = entry.pace.now
    const now = entry.pace.look(available)
    if (now === before) return
    announceTo(entry)
    const parameters = sender.getParameters()
    for (const encoding of parameters.encodings) encoding.active = now !== 'slow'
    await sender.setParameters(parameters)
  }

  /** The more people a page sends to, the smaller the picture to each: it is encoded for every one of them. */
  async function resize() {
    const scale = scaleFor(entries.size)
    for (const { link } of entries.values()) {
      const sender = link.senderOf('camera')
      if (!sender?.track) continue
      const parameters = sender.getParameters()
      const isRight = parameters.encodings.every((each) => each.scaleResolutionDownBy === scale)
      if (isRight) continue
      for (const encoding of parameters.encodings) encoding.scaleResolutionDownBy = scale
      await sender.setParameters(parameters)
    }
  }

  return {
    /** Who is in the call, oneself left out. Who was there before oneself is called; who comes later calls. */
    setPeople(people: readonly CallPerson[]) {
      const isFirst = present === undefined
      const here = new Map(people.map((person) => [person.user, person]))
      present = here
      for (const entry of [...entries.values()]) {
        const now = here.get(entry.peer.user)
        if (now && now.endpoint !== entry.peer.endpoint) drop(entry)
        entry.absentSince = now ? undefined : (entry.absentSince ?? clock.now())
      }
      for (const user of [...left.keys()]) if (!here.has(user)) left.delete(user)
      for (const [user, person] of here) {
        if (entries.has(user) || left.get(user) === person.endpoint) continue
        open(person, !isFirst)
      }
    },
    hear(signal: Signal) {
      let entry = entries.get(signal.user)
      if (entry && entry.peer.endpoint !== signal.endpoint) {
        drop(entry)
        entry = undefined
      }
      if (!entry) {
        // It may be heard before it is seen in the call; a last word of who has left begins nothing.
        if (parseLinkSignal(signal.body)?.kind !== 'description') return
        left.delete(signal.user)
        entry = open(signal, true)
        entry.absentSince = present?.has(signal.user) ? undefined : clock.now()
      }
      entry.link.hear(signal.body)
    },
    send(role: TrackRole, track: MediaStreamTrack | undefined) {
      if (track) sent.set(role, track)
      else sent.delete(role)
      for (const { link } of entries.values()) void link.send(role, track).catch(() => undefined)
    },
    announce(now: Shown) {
      shown = now
      for (const entry of entries.values()) announceTo(entry)
    },
    retry(user: UserId) {
      entries.get(user)?.link.retry()
    },
    noteNetworkChange() {
      for (const { link } of entries.values()) link.noteNetworkChange()
    },
    async report(user: UserId): Promise<LinkReport | undefined> {
      return entries.get(user)?.link.report()
    },
    close() {
      isClosed = true
      cancelLook()
      for (const { link } of entries.values()) link.close()
      entries.clear()
    },
  }
}

function scaleFor(others: number): number {
  if (others <= 1) return 1
  return others <= 3 ? 2 : 4
}
