import { CALL_BEAT_MS, CALL_LEASE_MS, freeSeat, peopleIn, type Call } from '@/domain/call/call'
import type { CallRemote, Sitting } from '@/domain/call/call-remote'
import { RINGING_ROOM, whomToRing } from '@/domain/call/ringing'
import type { SeatNews, SeatWish } from '@/domain/call/seat'
import { isDirectRoomId } from '@/domain/room/direct'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching, RENEWAL_PAUSES_MS } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** Others may take a seat between looking for it and taking it. */
const ATTEMPTS = 6

/**
 * Holds a seat in a call for a page, for as long as it is wanted: takes it again when the connection comes back or
 * the lead has moved, renews its lease, and gives it back in the end.
 */
export function holdSeat(
  { account, connection, device }: Pick<SyncContext, 'account' | 'connection' | 'device'>,
  calls: CallRemote,
  wish: SeatWish,
  tell: (news: SeatNews) => void,
): Unsubscribe {
  const { room, endpoint } = wish
  const me = account.id
  let call: Call | undefined
  let isKnown = false
  let held: Sitting | undefined
  let wasHeld = false
  let attempts = 0
  let losses = 0
  let isOver = false
  let isBusy = false
  let told: SeatNews['state'] | undefined
  let cancelBeat: Unsubscribe = () => undefined
  const stops: Unsubscribe[] = []

  function say(news: SeatNews) {
    if (told === news.state) return
    told = news.state
    tell(news)
  }

  /** The end of it: nothing is tried any more. */
  function settle(news: SeatNews) {
    if (isOver) return
    isOver = true
    release()
    say(news)
  }

  /** One step at a time; what changes meanwhile is looked at after it. */
  async function arrange() {
    if (isBusy || isOver || !isKnown || connection.status !== 'online') return
    isBusy = true
    try {
      while (await step());
    } catch {
      // The connection has ended: the next one looks again.
    } finally {
      isBusy = false
    }
  }

  /** Whether there is another to make at once. */
  async function step(): Promise<boolean> {
    if (isOver) return false
    const isThere = call?.id === wish.call
    if (!isThere && (wasHeld || wish.how === 'join')) {
      settle({ state: 'over' })
      return false
    }
    const others = call
      ? peopleIn(call, connection.serverNow()).filter(({ user }) => user !== me)
      : []
    if (!isThere && call && others.length > 0) {
      settle({ state: 'met', call: call.id })
      return false
    }
    const mine = call?.people.find(({ user }) => user === me)
    if (isThere && mine?.endpoint === endpoint) {
      sit({ user: me, endpoint, seat: mine.seat })
      return false
    }
    if (isThere && mine && connection.serverNow() - mine.beat < CALL_LEASE_MS) {
      settle({ state: 'elsewhere' })
      return false
    }
    return take(isThere)
  }

  async function take(isThere: boolean): Promise<boolean> {
    const seat = freeSeat(isThere ? call : undefined, connection.serverNow())
    if (seat === undefined) {
      settle({ state: 'full' })
      return false
    }
    if (++attempts > ATTEMPTS) {
      settle({ state: 'refused' })
      return false
    }
    const sitting = { user: me, endpoint, seat }
    const before = call
    if (!isThere && call) await calls.sweep(call)
    const answer =
      isThere || wish.how === 'join'
        ? await calls.sit(room, sitting)
        : await calls.begin(room, {
            ...sitting,
            id: wish.call,
            kind: wish.how,
            called: await whomToCall(),
          })
    if (answer === 'done') {
      sit(sitting)
      return false
    }
    // What has come in between is looked at; where nothing has, it is not allowed.
    if (call !== before) return true
    settle({ state: 'refused' })
    return false
  }

  /** Of two, the other is called by the call itself. */
  async function whomToCall() {
    if (isDirectRoomId(room)) return []
    // One more than can be called tells that they are too many. Who may not read them may not call.
    return whomToRing(await calls.readMembers(room, RINGING_ROOM + 1).catch(() => []), me)
  }

  function sit(sitting: Sitting) {
    if (isOver) {
      void calls.leave(room, sitting).catch(() => undefined)
      return
    }
    if (!held) cancelBeat = device.clock.after(CALL_BEAT_MS, beat)
    held = sitting
    wasHeld = true
    attempts = 0
    say({ state: 'held' })
  }

  function beat() {
    if (isOver || !held) return
    cancelBeat = device.clock.after(CALL_BEAT_MS, beat)
    // Swept up by others after a long sleep: what the call is like now tells what to do.
    if (connection.status === 'online') calls.renew(room, held).catch(() => undefined)
  }

  function release() {
    cancelBeat()
    for (const stop of stops) stop()
    const sitting = held
    held = undefined
    if (sitting) void leave(sitting).catch(() => undefined)
  }

  async function leave(sitting: Sitting) {
    const isLast = call?.people.every(({ user }) => user === me) ?? false
    await calls.leave(room, sitting)
    if (isLast && call) await calls.end(room)
  }

  const stopWatching = keepWatching({ connection, device }, (onLost) =>
    calls.watch(room, {
      onValue(now) {
        call = now
        isKnown = true
        losses = 0
        // The first value may come before there is anything to stop.
        queueMicrotask(() => void arrange())
      },
      onLost() {
        // A sign-in may be renewed just now; who was put out is told so again and again.
        if (isKnown && ++losses <= RENEWAL_PAUSES_MS.length) onLost()
        else queueMicrotask(() => settle({ state: 'refused' }))
      },
    }),
  )
  stops.push(
    stopWatching,
    connection.onStatus((status) => {
      if (status === 'online') void arrange()
      else if (held) say({ state: 'away' })
    }),
  )

  return () => {
    if (isOver) return
    isOver = true
    release()
  }
}
