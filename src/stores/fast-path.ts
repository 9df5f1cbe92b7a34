import { defineStore } from 'pinia'
import { computed, effectScope, shallowRef, watch } from 'vue'
import { layArrivals, type Arrival } from '@/domain/fast-path/arrival'
import type { Frame, MessageFrame } from '@/domain/fast-path/frame'
import { parsePageSignal } from '@/domain/fast-path/page-signal'
import type { Signal } from '@/domain/peer/signal'
import { isDirectRoomId } from '@/domain/room/direct'
import type { EndpointId, MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useBlockedStore } from '@/stores/blocked'
import { useConnectionStore } from '@/stores/connection'
import type { Lane } from '@/stores/fast-path/lane'
import { createLanes, type Lanes } from '@/stores/fast-path/lanes'
import { createReached } from '@/stores/fast-path/reached'
import { usePeopleStore } from '@/stores/people'
import { usePreferencesStore } from '@/stores/preferences'
import { useServices } from '@/stores/services'
import { useSignalsStore } from '@/stores/signals'
import { useTimelineStore } from '@/stores/timeline'

/** Who only passes through a conversation opens nothing. */
export const REST_MS = 1500
/** Who looks elsewhere for a moment has not left. */
export const AWAY_MS = 20_000

/** What talking aside has to do with the lanes. */
interface AsideEar {
  readonly hear: (endpoint: EndpointId, frame: Frame) => void
  readonly onLanes: () => void
}

/** Messages from page to page, in a conversation of two that both look at. Its code loads behind the first picture. */
export const useFastPathStore = defineStore('fast-path', () => {
  const { person, clock, attention, accountMemory, loadCalls, loadBrowserParts } = useServices()
  const timelineStore = useTimelineStore()
  const peopleStore = usePeopleStore()
  const preferencesStore = usePreferencesStore()
  const blockedStore = useBlockedStore()
  const connectionStore = useConnectionStore()
  const signalsStore = useSignalsStore()

  const reached = createReached(clock)
  /** Those that can be used just now, the newest last. */
  const open = shallowRef<readonly Lane[]>([])
  const isVisible = shallowRef(attention.isVisible())
  /** For this conversation a way was asked for, or allowed, whatever the settings say. */
  const allowed = shallowRef<RoomId>()
  /** A page of the other that asks to talk aside, where that is still to be allowed. */
  const asking = shallowRef<Signal>()
  const given = new Map<EndpointId, Set<MessageId>>()
  let aside: AsideEar | undefined
  let lanes: Lanes | undefined
  let isStarted = false
  let isAsker = false
  /** What was allowed is still to be done. */
  let accepted: Signal | undefined
  let stopNetwork: Unsubscribe = () => undefined
  let cancelOpening: Unsubscribe = () => undefined

  const peer = computed<UserId | undefined>(() => {
    const { room, summary } = timelineStore
    const other = summary?.person
    const isOfTwo = room !== undefined && isDirectRoomId(room)
    return isOfTwo && other !== person.value?.account.id ? other : undefined
  })
  /** One’s address is told to nobody to whom one has never said anything. */
  const hasSpoken = computed(() => {
    const me = person.value?.account.id
    const isMine = ({ from }: { readonly from: UserId }) => from === me
    return timelineStore.stored.some(isMine) || timelineStore.unsent.some(isMine)
  })
  const isInSight = computed(() => {
    const { room, status } = timelineStore
    const isLookedAt = isVisible.value || allowed.value === room
    return status === 'ready' && isLookedAt && peer.value && !blockedStore.people.has(peer.value)
  })
  /** Who lets nobody see what they read, does not let them see either that they are here to read it. */
  const isOpenByItself = computed(
    () =>
      preferencesStore.fastPath === 'on' && preferencesStore.reading === 'shown' && hasSpoken.value,
  )
  const isAllowed = computed(() => isOpenByItself.value || allowed.value === timelineStore.room)
  /** The conversation for which there are to be lanes. */
  const wanted = computed(() =>
    isInSight.value && isAllowed.value ? timelineStore.room : undefined,
  )
  const isOtherHere = computed(
    () =>
      connectionStore.status === 'online' &&
      peopleStore.here.some(
        ({ id, availability }) => id === peer.value && availability === 'online',
      ),
  )

  /** Once, by whoever draws what it is about. */
  function start() {
    if (isStarted || !person.value) return
    isStarted = true
    signalsStore.listen((signal) => lanes?.hear(signal))
    signalsStore.listenAtDesk(hearAtDesk)
    person.value.changes.on((change) => {
      if (change.kind === 'messages') reached.settle(new Set(change.messages.map(({ id }) => id)))
    })
    void restore().catch(() => undefined)
    watchSight()
    // Not of the part that was drawn first: it goes, and another comes.
    effectScope(true).run(watchAll)
  }

  function watchAll() {
    watch(
      wanted,
      () => {
        cancelOpening()
        close()
        const isAtOnce = allowed.value !== undefined
        if (wanted.value) cancelOpening = clock.after(isAtOnce ? 0 : REST_MS, () => void begin())
      },
      { immediate: true },
    )
    watch(isOtherHere, (isHere) => isHere && meet())
    watch(
      () => timelineStore.room,
      (_room, before) => {
        asking.value = undefined
        isAsker = false
        if (before === allowed.value) allowed.value = undefined
      },
      { flush: 'sync' },
    )
    watch(() => timelineStore.unsent, giveAll)
    watch([reached.arrivals, reached.acknowledged], lay, { immediate: true })
  }

  function watchSight() {
    let cancelAway: Unsubscribe = () => undefined
    attention.watch(() => {
      cancelAway()
      if (attention.isVisible()) isVisible.value = true
      else cancelAway = clock.after(AWAY_MS, () => (isVisible.value = attention.isVisible()))
    })
  }

  async function restore() {
    const current = person.value
    if (!current) return
    const { arrivalsMemory } = await loadBrowserParts()
    const memory = arrivalsMemory(current.account.id)
    const kept = reached.restore({
      read: () => memory.read(),
      // Who has signed out meanwhile leaves nothing behind.
      write: (now) => accountMemory.read()?.id === current.account.id && memory.write(now),
    })
    const found = await Promise.all(
      kept.map(({ room, id }) => current.replica.readMessage(room, id).catch(() => undefined)),
    )
    reached.settle(new Set(found.flatMap((message) => (message ? [message.id] : []))))
  }

  async function begin() {
    const [room, other] = [wanted.value, peer.value]
    if (!room || !other) return
    const { openPeerLink, readIceServers, onNetworkChange } = await loadCalls().catch(() => ({
      ...{ openPeerLink: undefined, readIceServers: undefined, onNetworkChange: undefined },
    }))
    // Not to be had just now: the server carries what is said, as ever.
    if (!openPeerLink || wanted.value !== room || lanes) return
    lanes = createLanes({
      me: signalsStore.address(),
      ...{ room, peer: other, clock, openPeerLink, onOpen: give },
      serverNow: () => person.value?.serverNow() ?? clock.now(),
      iceServers: readIceServers(),
      say: (signal) => signalsStore.say(signal),
      onFrame: hear,
      onSkipped: () => person.value?.changes.emit({ kind: 'skipped', count: 1 }),
      onLanes(now) {
        open.value = now
        aside?.onLanes()
      },
    })
    stopNetwork = onNetworkChange(() => lanes?.noteNetworkChange())
    const asked = accepted
    accepted = undefined
    if (asked) lanes.hearAtDesk(asked)
    else if (isAsker || isOtherHere.value) meet()
  }

  function meet() {
    if (open.value.length === 0) void lanes?.announce(isAsker ? 'aside' : undefined)
  }

  function close() {
    stopNetwork()
    lanes?.close()
    lanes = undefined
    given.clear()
  }

  function hearAtDesk(signal: Signal) {
    const said = parsePageSignal(signal.body)
    const isHere = signal.user === peer.value && signal.room === timelineStore.room
    if (!said || !isHere || !isInSight.value) return
    if (lanes) lanes.hearAtDesk(signal)
    else if (said.asks && !isAllowed.value) asking.value = signal
  }

  function hear(endpoint: EndpointId, frame: Frame) {
    if (frame.kind === 'message') take(endpoint, frame)
    else if (frame.kind === 'got' && isOwnUnsent(frame.id)) reached.acknowledge(frame.id)
    else aside?.hear(endpoint, frame)
  }

  const isOwnUnsent = (id: MessageId) => timelineStore.unsent.some((row) => row.id === id)

  function take(endpoint: EndpointId, { kind: _kind, ...said }: MessageFrame) {
    const [room, from] = [wanted.value, peer.value]
    if (!room || !from) return
    const known = timelineStore.stored.find(({ id }) => id === said.id)
    // Under an id of one's own, or of what is long since said, nothing new can come.
    if (isOwnUnsent(said.id) || (known && known.from !== from)) return
    if (!known) {
      const newest = timelineStore.stored.at(-1)?.at ?? 0
      const at = Math.max(person.value?.serverNow() ?? clock.now(), newest)
      reached.add({ ...said, room, from, at, heardAt: clock.now() })
      void look(room, said.id).catch(() => undefined)
    }
    lanes?.send({ kind: 'got', id: said.id }, endpoint)
  }

  /** It may be an old one, that is not on the screen. */
  async function look(room: RoomId, id: MessageId) {
    if (await person.value?.replica.readMessage(room, id)) reached.settle(new Set([id]))
  }

  /** What waits for the server goes this way too, in the order in which it was written. */
  function give(lane: Lane) {
    const had = given.get(lane.endpoint) ?? new Set<MessageId>()
    given.set(lane.endpoint, had)
    for (const { id, room, text, re, fwd, mentions, blob, call, status } of timelineStore.unsent) {
      const isMeant = room === wanted.value && status !== 'refused' && !blob && !call
      if (!isMeant || had.has(id)) continue
      const mentioned = mentions?.length ? [...mentions] : undefined
      if (lane.send({ kind: 'message', id, text, re, fwd, mentions: mentioned })) had.add(id)
    }
  }

  function giveAll() {
    for (const lane of open.value) give(lane)
  }

  function lay() {
    const arrivals = reached.arrivals.value
    const acknowledged = reached.acknowledged.value
    timelineStore.lay = (entries) => {
      const here = arrivals.filter(({ room }: Arrival) => room === timelineStore.room)
      if (here.length + acknowledged.size === 0) return entries
      return layArrivals(entries, { arrivals: here, reached: acknowledged })
    }
  }

  return {
    peer,
    open,
    asking,
    allowed,
    hasSpoken,
    /** By the settings. */
    isOff: computed(
      () => preferencesStore.fastPath === 'off' || preferencesStore.reading !== 'shown',
    ),
    isAllowed,
    isOtherHere,
    ways: reached.ways,
    start,
    /** To one page of the other. Whether it has gone out. */
    send: (frame: Frame, endpoint: EndpointId) => lanes?.send(frame, endpoint) ?? false,
    /** For the conversation on screen, whatever the settings say: by a click. `asks`: the other may have to allow it, too. */
    allow({ asks = false } = {}) {
      allowed.value = timelineStore.room
      accepted = asking.value
      asking.value = undefined
      isAsker = asks
      if (asks) meet()
    },
    /** From now on it is as the settings say. */
    leaveItAtThat() {
      allowed.value = undefined
      isAsker = false
    },
    refuse: () => (asking.value = undefined),
    /** There is a way to this page, which may be interrupted. */
    hasLane: (endpoint: EndpointId | undefined) => !!endpoint && !!lanes?.laneTo(endpoint),
    setAside: (ear: AsideEar) => (aside = ear),
    /** The page goes. */
    leave() {
      reached.keep()
      close()
    },
  }
})
