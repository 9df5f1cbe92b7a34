import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { peopleIn, type Call, type CallKind } from '@/domain/call/call'
import type { MediaProblem } from '@/domain/call/call-media'
import { toRecordText, wordsOfRecord } from '@/domain/call/call-record'
import { RING_MS } from '@/domain/call/ringing'
import { wordsOfWish, type SeatNews, type SeatWish } from '@/domain/call/seat'
import { isDirectRoomId } from '@/domain/room/direct'
import type { CallId, LinkId, MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useActionsStore } from '@/stores/actions'
import { createMesh, type Mesh, type Peer } from '@/stores/call/mesh'
import { createOwnMedia, type OwnMedia } from '@/stores/call/own-media'
import { useCallsStore } from '@/stores/calls'
import { useServices } from '@/stores/services'
import { useSignalsStore } from '@/stores/signals'

/** Who was left alone in a conversation of two is waited for so long. */
const ALONE_MS = 15_000

/** Why a call has ended, or did not begin. `gone`: the other is not to be reached any more. */
export type CallEnd =
  | 'hung-up'
  | 'ended'
  | 'declined'
  | 'busy'
  | 'missed'
  | 'full'
  | 'elsewhere'
  | 'refused'
  | 'offline'
  | 'gone'
  | 'failed'

/** The call that this page is in. */
export interface CurrentCall {
  readonly room: RoomId
  readonly id: CallId
  readonly kind: CallKind
  readonly isOwn: boolean
  /** `calling`: nobody else is in it yet. */
  readonly phase: 'opening' | 'calling' | 'running'
  /** When somebody else was first connected, by this device's clock. */
  readonly since: number | undefined
}

/** The call of this page: one at a time. Loaded with the first. */
export const useCallStore = defineStore('call', () => {
  const services = useServices()
  const { person, clock } = services
  const actionsStore = useActionsStore()
  const callsStore = useCallsStore()
  const signalsStore = useSignalsStore()

  const current = shallowRef<CurrentCall>()
  const peers = shallowRef<readonly Peer[]>([])
  const own = shallowRef<OwnMedia>()
  /** What became of the last one, until it is read. */
  const ended = shallowRef<{ readonly room: RoomId; readonly why: Exclude<CallEnd, 'hung-up'> }>()
  const problem = shallowRef<MediaProblem>()
  const isAway = shallowRef(false)
  const stops = new Set<Unsubscribe>()
  let mesh: Mesh | undefined
  let hasMet = false

  const record = computed<Call | undefined>(() => {
    const now = current.value && callsStore.callIn(current.value.room)
    return now?.id === current.value?.id ? now : undefined
  })

  const isStill = (id: CallId) => current.value?.id === id

  /** Calls, or joins the call that there is. */
  async function start(room: RoomId, kind: CallKind, camera = kind === 'video'): Promise<void> {
    if (current.value || !person.value) return
    const there = callsStore.running.find((call) => call.room === room)
    const id = there?.id ?? (person.value.mintId() as CallId)
    ended.value = undefined
    problem.value = undefined
    hasMet = false
    current.value = {
      room,
      id,
      kind: there?.kind ?? kind,
      isOwn: !there,
      phase: 'opening',
      since: undefined,
    }
    const loaded = await services.loadCalls().catch(() => undefined)
    if (!isStill(id)) return
    if (!loaded) {
      await end('offline', false)
      return
    }
    const { openPeerLink, media, readIceServers, onNetworkChange } = loaded
    const mine = createOwnMedia({
      media,
      onTrack: (role, track) => mesh?.send(role, track),
      onShown: (shown) => mesh?.announce(shown),
      onProblem: (why) => (problem.value = why),
    })
    own.value = mine
    await mine.begin(camera)
    if (!isStill(id)) {
      mine.end()
      return
    }
    mesh = createMesh({
      me: signalsStore.address(),
      clock,
      serverNow: () => person.value?.serverNow() ?? clock.now(),
      iceServers: readIceServers(),
      openPeerLink,
      // The call may have become another one: see `met`.
      say: (to, body) =>
        signalsStore.say({ to, room, link: linkOf(current.value?.id ?? id), body }),
      onPeers: (now) => (peers.value = now),
      // Of two, it is over then.
      onLeft: () => void (isDirectRoomId(room) && end('ended')),
    })
    for (const [role, track] of mine.tracks()) mesh.send(role, track)
    mesh.announce(mine.shown.value)
    stops.add(
      signalsStore.listen((signal) => {
        const now = current.value
        if (now && signal.link === linkOf(now.id) && signal.room === now.room) mesh?.hear(signal)
      }),
    )
    stops.add(onNetworkChange(() => mesh?.noteNetworkChange()))
    current.value = { ...current.value, phase: there ? 'running' : 'calling' }
    takeSeat({
      room,
      call: id,
      how: there ? 'join' : kind,
      endpoint: signalsStore.address().endpoint,
    })
    if (there) mesh.setPeople(othersIn(there))
    else stops.add(clock.after(RING_MS, stopCalling))
  }

  /** It has rung for long enough. In a room of more, whoever wants to may still come. */
  function stopCalling() {
    const call = current.value
    if (!call || hasMet) return
    if (isDirectRoomId(call.room)) void end('missed')
    else current.value = { ...call, phase: 'running' }
  }

  let stopSeat: Unsubscribe | undefined
  function takeSeat(wish: SeatWish) {
    stopSeat?.()
    stopSeat = actionsStore.follow(`seat ${wordsOfWish(wish)}`, (told) => {
      const [news] = told ?? []
      if (news) takeNews(wish, news)
    })
  }

  function takeNews(wish: SeatWish, news: SeatNews) {
    if (current.value?.id !== wish.call) return
    isAway.value = news.state === 'away'
    if (news.state === 'held' || news.state === 'away') return
    // Both have called at once: they meet in the call that was first.
    if (news.state === 'met') {
      current.value = { ...current.value, id: news.call, isOwn: false, phase: 'running' }
      takeSeat({ ...wish, call: news.call, how: 'join' })
      if (record.value) mesh?.setPeople(othersIn(record.value))
    } else if (news.state === 'over') void end(answerOf(record.value) ?? 'ended', false)
    else void end(news.state, false)
  }

  const othersIn = (call: Call) =>
    peopleIn(call, person.value?.serverNow() ?? 0).filter(
      ({ user }) => user !== person.value?.account.id,
    )

  /** Of two, the other's; in a room of more, none ends the call. */
  const answerOf = (call: Call | undefined) =>
    call && isDirectRoomId(call.room) ? call.declined[0]?.why : undefined

  watch(record, (call) => {
    const now = current.value
    if (!call || !now || now.phase === 'opening') return
    const others = othersIn(call)
    // Before anybody has come there is nobody to be called first.
    if (others.length > 0 || hasMet) mesh?.setPeople(others)
    else if (now.isOwn) mesh?.setPeople([])
    if (others.length > 0) {
      hasMet = true
      if (now.phase === 'calling') current.value = { ...now, phase: 'running' }
    } else if (!hasMet) {
      const answer = answerOf(call)
      if (answer) void end(answer)
    }
  })

  watch(peers, (now) => {
    const call = current.value
    if (!call) return
    if (call.since === undefined && now.some(({ state }) => state === 'connected')) {
      current.value = { ...call, since: clock.now() }
    }
    // Of two, who was left alone has nobody to wait for.
    if (hasMet && now.length === 0 && isDirectRoomId(call.room)) {
      stops.add(
        clock.after(ALONE_MS, () => {
          if (current.value?.id === call.id && peers.value.length === 0) void end('gone')
        }),
      )
    }
  })

  /** Leaves it; of two, it is over then. */
  async function end(why: CallEnd, isTold = true): Promise<void> {
    const call = current.value
    if (!call) return
    const known = record.value
    current.value = undefined
    ended.value = why === 'hung-up' ? undefined : { room: call.room, why }
    const wasAlone = peers.value.length === 0
    mesh?.close()
    mesh = undefined
    own.value?.end()
    own.value = undefined
    peers.value = []
    isAway.value = false
    problem.value = undefined
    for (const stop of stops) stop()
    stops.clear()
    await leaveRecord(call, why, { wasAlone, hasRung: (known?.called.length ?? 0) > 0 })
    if (known && stillRings(known)) await callsStore.decline(call.room, 'declined')
    if (isTold && isDirectRoomId(call.room)) {
      await actionsStore.act('end-call', { room: call.room })
    }
    stopSeat?.()
    stopSeat = undefined
  }

  /** Who has left a call is not called into it again, on any device. */
  const stillRings = (call: Call) =>
    person.value !== undefined &&
    call.called.includes(person.value.account.id) &&
    person.value.serverNow() - call.at < RING_MS

  /**
   * A message stays of a call: of two, by who has called; in a room of more, by who is the last to leave, or has called
   * and nobody came. It has the id of the call, so that there is one, whoever writes it.
   */
  async function leaveRecord(
    call: CurrentCall,
    why: CallEnd,
    { wasAlone, hasRung }: { readonly wasAlone: boolean; readonly hasRung: boolean },
  ) {
    const isWorthIt = call.since !== undefined || (call.isOwn && hasRung)
    const isMine = isDirectRoomId(call.room) ? call.isOwn : wasAlone && isWorthIt
    if (!isMine || why === 'refused' || why === 'offline' || call.phase === 'opening') return
    const isBusy = why === 'declined' || why === 'busy'
    const outcome = call.since !== undefined ? 'ended' : isBusy ? why : 'missed'
    const seconds = call.since === undefined ? 0 : Math.round((clock.now() - call.since) / 1000)
    const left = { kind: call.kind, outcome, seconds } as const
    const more = { id: call.id as string as MessageId, call: toRecordText(left) }
    // A full disk: the call is over all the same.
    await person.value?.outbox.compose(call.room, wordsOfRecord(left), more).catch(() => undefined)
  }

  return {
    current,
    peers,
    own,
    ended,
    problem,
    isAway,
    record,
    start,
    hangUp: () => end('hung-up'),
    retry: (user: UserId) => mesh?.retry(user),
    report: async (user: UserId) => mesh?.report(user),
    forgetEnd: () => (ended.value = undefined),
  }
})

/** All that two pages say in a call is of one link. */
const linkOf = (id: CallId) => id as string as LinkId
