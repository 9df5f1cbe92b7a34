import { inviteProblem, mintInviteToken, type InviteToken } from '@/domain/room/invite'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import { directRoomId } from '@/domain/room/direct'
import type { RoomId, UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { fail, ok, type Result } from '@/shared/result'
import type { ActionName, ActionProblem, Needs, Outcome } from '@/sync/actions/actions'
import { askServer, tokenFor } from '@/sync/actions/ask-server'
import { fetchPicture } from '@/sync/actions/fetch-picture'
import { fetchPortrait } from '@/sync/actions/fetch-portrait'
import { readRoomName } from '@/sync/actions/read-room-name'
import type { SyncContext } from '@/sync/sync-context'

type Performers = { readonly [Name in ActionName]: (needs: Needs<Name>) => Promise<Outcome<Name>> }

/** Someone else may use an invite between reading and using it. */
const JOIN_ATTEMPTS = 4

/** Does it over this tab's connection. */
export async function performAction<Name extends ActionName>(
  context: SyncContext,
  name: Name,
  needs: Needs<Name>,
): Promise<Outcome<Name>> {
  if (context.connection.status !== 'online') return fail('offline')
  try {
    return await createPerformers(context, await context.remotes.further())[name](needs)
  } catch {
    // Their code could not be loaded, or the connection ended in between.
    return fail('offline')
  }
}

function createPerformers(context: SyncContext, further: FurtherRemotes): Performers {
  const { account, remotes, connection, device } = context
  const {
    roomCare,
    invites,
    direct,
    directory,
    devices,
    pictures,
    portraits,
    pins,
    reports,
    signals,
    calls,
  } = further
  const me = account.id
  const payer = async () => ({ user: me, tokensLeft: await tokenFor(context) })
  const randomBelow = (limit: number) => device.randomBelow(limit)

  async function ask<Value>(
    value: Value,
    action: () => Promise<'done' | 'denied'>,
  ): Promise<Result<Value, 'offline' | 'refused'>> {
    const answer = await askServer(context, action)
    if (!answer.ok) return answer
    return answer.value === 'done' ? ok(value) : fail('refused')
  }

  /** In a room there is: where it was refused because the room was closed, that is said. */
  async function askIn<Value>(
    room: RoomId,
    value: Value,
    action: () => Promise<'done' | 'denied'>,
  ): Promise<Result<Value, ActionProblem>> {
    const answer = await ask(value, action)
    if (answer.ok || answer.problem === 'offline') return answer
    return (await isClosed(room)) ? fail('gone') : answer
  }

  const isClosed = async (room: RoomId) => !(await remotes.rooms.exists(room).catch(() => true))

  async function joinBy(token: InviteToken): Promise<Outcome<'join-by'>> {
    for (let attempt = 1; ; attempt++) {
      const invite = await askServer(context, () => invites.read(token))
      if (!invite.ok) return invite
      if (!invite.value) return fail('revoked')
      const { room } = invite.value
      if (await remotes.rooms.isMember(room, me)) return ok(room)
      const problem = inviteProblem(invite.value, connection.serverNow())
      if (problem) return fail(problem)
      const joined = await ask(room, () => invites.joinBy(token, me))
      if (joined.ok || joined.problem === 'offline') return joined
      if (await isClosed(room)) return fail('gone')
      if (await roomCare.isBanned(room, me).catch(() => false)) return fail('banned')
      if (attempt === JOIN_ATTEMPTS) return joined
    }
  }

  const mintRoomId = () => {
    const mintId = createPushIds({ now: () => connection.serverNow(), randomBelow })
    return mintId() as RoomId
  }

  async function joinRoom(room: RoomId): Promise<Outcome<'join-room'>> {
    const joined = await askIn(room, room, () => remotes.rooms.join(room, me))
    if (joined.ok || joined.problem !== 'refused') return joined
    const isBanned = await roomCare.isBanned(room, me).catch(() => false)
    return isBanned ? fail('banned') : joined
  }

  async function openDirect(other: UserId): Promise<Outcome<'open-direct'>> {
    const open = () => ask(directRoomId(me, other), async () => direct.open(other, await payer()))
    const opened = await open()
    if (opened.ok || opened.problem !== 'refused') return opened
    // Perhaps the other began it at the same moment: then it is there now.
    return open()
  }

  return {
    'create-public'({ draft }) {
      const room = mintRoomId()
      return ask(room, async () => remotes.rooms.create(room, draft, await payer()))
    },
    'create-private'({ draft }) {
      const room = mintRoomId()
      return ask(room, async () => roomCare.createPrivate(room, draft, await payer()))
    },
    'join-room': ({ room }) => joinRoom(room),
    'leave-room': ({ room }) => ask(null, () => remotes.rooms.leave(room, me)),
    async 'make-invite'({ room, lifetime, uses }) {
      const name = await askServer(context, () => readRoomName(context, room))
      if (!name.ok) return name
      if (name.value === undefined) return fail('gone')
      const expires = Math.round(connection.serverNow()) + lifetime
      const token = mintInviteToken(randomBelow)
      const invite = { token, room, name: name.value, expires, uses, used: 0 }
      return askIn(room, invite, async () => invites.make(invite, await payer()))
    },
    async 'read-invite'({ token }) {
      const invite = await askServer(context, () => invites.read(token))
      if (!invite.ok) return invite
      return invite.value ? ok(invite.value) : fail('revoked')
    },
    'revoke-invite': ({ room, token }) => ask(null, () => invites.revoke(room, token)),
    'join-by': ({ token }) => joinBy(token),
    'change-room': ({ room, change }) =>
      askIn(room, null, async () => roomCare.change(room, change, await payer())),
    'set-role': ({ room, user, role }) =>
      askIn(room, null, () => roomCare.setRole(room, user, role)),
    'hand-over': ({ room, to, leaves }) =>
      askIn(room, null, async () => roomCare.handOver(room, to, { ...(await payer()), leaves })),
    'put-out': ({ room, user }) => askIn(room, null, () => roomCare.putOut(room, user)),
    ban: ({ room, user }) => askIn(room, null, () => roomCare.ban(room, user, me)),
    'lift-ban': ({ room, user }) => askIn(room, null, () => roomCare.liftBan(room, user)),
    async 'close-room'({ room }) {
      const closed = await askIn(room, null, () => roomCare.close(room, me))
      return !closed.ok && closed.problem === 'gone' ? ok(null) : closed
    },
    'open-direct': ({ other }) => openDirect(other),
    'sign-out-device': ({ device: id }) => ask(null, () => devices.signOut(me, id)),
    'drop-device': ({ device: id }) => ask(null, () => devices.drop(me, id)),
    block: ({ other }) => ask(null, () => direct.block(other, me)),
    unblock: ({ other }) => ask(null, () => direct.unblock(other, me)),
    'ask-in': ({ room, user }) =>
      askIn(room, null, async () => invites.ask(room, user, await payer())),
    accept: ({ room }) => askIn(room, room, () => invites.accept(room, me)),
    decline: ({ room }) => ask(null, () => invites.decline(room, me)),
    report: ({ room, ...report }) =>
      askIn(room, null, async () => reports.report(room, report, await payer())),
    dismiss: ({ room, message }) => askIn(room, null, () => reports.dismiss(room, message)),
    async 'set-name'({ name }) {
      const rename = () => ask(null, () => directory.rename(me, name))
      const renamed = await rename()
      // Perhaps another device has listed one, or not any more, in between.
      return !renamed.ok && renamed.problem === 'refused' ? rename() : renamed
    },
    'set-quiet': ({ until }) => ask(null, () => directory.setQuiet(me, until)),
    'set-status': ({ status }) => ask(null, () => directory.setStatus(me, status)),
    'set-listed': ({ isListed }) => ask(null, () => directory.setListed(me, isListed)),
    'find-people': ({ beginning }) => askServer(context, () => directory.find(beginning)),
    async 'pin-message'({ room, id }) {
      const answer = await askServer(context, () => pins.pin(room, id, me))
      if (!answer.ok || answer.value === 'done') return answer.ok ? ok(null) : answer
      return fail(answer.value === 'full' ? 'full' : 'refused')
    },
    'unpin-message': ({ room, id }) => askIn(room, null, () => pins.unpin(room, id)),
    'peek-picture': async (place) =>
      askServer(context, async () => (await pictures.readTiny(place)) ?? null),
    'send-signal': ({ signal }) => ask(null, () => signals.send({ ...signal, user: me })),
    'decline-call': ({ room, why }) => askIn(room, null, () => calls.decline(room, me, why)),
    'end-call': ({ room }) => askIn(room, null, () => calls.end(room)),
    'choose-portrait': ({ place, photo }) =>
      ask(null, async () => portraits.choose(place, photo, await payer())),
    'fetch-portrait': ({ place }) => fetchPortrait(context, portraits, place),
    'fetch-picture': (place) => fetchPicture(context, pictures, place),
  }
}
