import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import type { Watcher } from '@/domain/connection/watcher'
import type { Invite, InviteToken, Question } from '@/domain/room/invite'
import type { EndpointId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { AskedIn, Told, Topic } from '@/sync/actions/actions'
import { readRoomName } from '@/sync/actions/read-room-name'
import { parseWish } from '@/domain/call/seat'
import { holdSeat } from '@/sync/call/hold-seat'
import { watchCalls } from '@/sync/call/watch-calls'
import { watchSignals } from '@/sync/peer/watch-signals'
import { keepWatching } from '@/sync/keep-watching'
import { lineOf } from '@/sync/line/line'
import type { SyncContext } from '@/sync/sync-context'

type Tell = (told: readonly unknown[]) => void

/** Tells what there is, and again whenever it is otherwise; `undefined` where it can no longer be read. */
export async function watchTopic<Of extends Topic>(
  context: SyncContext,
  topic: Of,
  listener: (told: Told<Of> | undefined) => void,
): Promise<Unsubscribe> {
  const further = await context.remotes.further()
  // Of the two, the topic alone says which one it is.
  const tell = listener as (told: readonly unknown[] | undefined) => void
  return keepWatching(context, (onLost) =>
    begin(
      context,
      further,
      topic,
    )(tell, () => {
      tell(undefined)
      onLost()
    }),
  )
}

/** Where it is watched, for each topic. */
function begin(context: SyncContext, further: FurtherRemotes, topic: Topic) {
  const { account, changes } = context
  const { invites, roomCare, direct, directory, reports } = further
  const me = account.id
  const [name, of, ...rest] = topic.split(' ')
  const room = of as RoomId

  return (tell: Tell, onLost: () => void): Unsubscribe => {
    function watcher<Value>(take: (value: Value) => void): Watcher<Value> {
      return {
        onValue(value, skipped) {
          if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
          take(value)
        },
        onLost,
      }
    }
    if (name === 'connection') {
      return lineOf(context, further.traffic).watch((report) => tell([report]))
    }
    if (name === 'blocks') return direct.watchBlocks(me, watcher(tell))
    if (name === 'listed') {
      return directory.watchListed(
        me,
        watcher((isListed) => tell(isListed ? [me] : [])),
      )
    }
    if (name === 'calls') return watchCalls(context, further.calls, tell)
    if (name === 'seat') {
      const wish = parseWish([of ?? '', ...rest])
      if (!wish) return () => undefined
      return holdSeat(context, further.calls, wish, (news) => tell([news]))
    }
    if (name === 'devices') return further.devices.watch(me, watcher(tell))
    if (name === 'signals') {
      const endpoint = of as EndpointId
      return watchSignals(context, further.signals, endpoint, { tell, watcher })
    }
    if (name === 'reports') return reports.watch(room, watcher(tell))
    if (name === 'bans') return roomCare.watchBans(room, watcher(tell))
    if (name === 'pins') return further.pins.watch(room, watcher(tell))
    if (name === 'invites') {
      return invites.watchTokens(
        room,
        watcher(latest((tokens: readonly InviteToken[]) => readInvites(further, tokens), tell)),
      )
    }
    return invites.watchQuestions(
      me,
      watcher(latest((questions: readonly Question[]) => nameRooms(context, questions), tell)),
    )
  }
}

/** What is made of a later value is not overtaken by what was made of an earlier one. */
function latest<Value>(make: (value: Value) => Promise<readonly unknown[]>, tell: Tell) {
  let newest = 0
  return (value: Value) => {
    const mine = ++newest
    make(value).then(
      (made) => {
        if (mine === newest) tell(made)
      },
      () => undefined,
    )
  }
}

async function readInvites(
  { invites }: FurtherRemotes,
  tokens: readonly InviteToken[],
): Promise<readonly Invite[]> {
  const read = await Promise.all(tokens.map((token) => invites.read(token).catch(() => undefined)))
  return read.filter((invite) => invite !== undefined)
}

/** Who is asked in may read what the room is, before they answer. */
async function nameRooms(
  context: SyncContext,
  questions: readonly Question[],
): Promise<readonly AskedIn[]> {
  const named = questions.map(async (question) => {
    const roomName = await readRoomName(context, question.room).catch(() => undefined)
    return { ...question, ...(roomName && { roomName }) }
  })
  return Promise.all(named)
}
