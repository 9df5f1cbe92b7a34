import { as, firstOf } from '../support/ask.ts'
import { ban, handOver, paidFor, renameRoom } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP, joinRoom, sendMessage } from '../support/writes.ts'

const room = `rooms/${KITCHEN}`
const members = `members/${KITCHEN}`
const asAdmin = 'admin'

/** What the owner and administrators do with a room. */
export const roomCareCases = collectCases(({ allows, denies }) => {
  const rename = as('alice').update(renameRoom())
  allows('[R-ROOM-18 R-ROOM-23 R-ROOM-24] the owner renames the room', rename)
  denies(
    '[R-ROOM-18] the directory keeps the old name',
    rename.but(`publicRooms/${KITCHEN}/name`, undefined),
  )
  denies('[R-ROOM-20] a new name for free', rename.but('rate/alice', undefined))
  denies(
    '[R-ROOM-21] a new name for a token that is spent',
    rename.but('rate/alice', undefined).given('rate/alice', { t: NOW - 1, n: 3, for: KITCHEN }),
  )
  denies('[R-ROOM-22] a new name with a priority', rename.weighing(`${room}/name`))
  denies(
    '[R-ROOM-11] the room forgets when it was made',
    rename.given(`${room}/createdAt`, undefined),
  )

  const inPrivate = (update: object) =>
    as('alice')
      .update({ ...update, ...paidFor('alice', KITCHEN) })
      .given(`${room}/kind`, 'private')
      .given(`publicRooms/${KITCHEN}`, undefined)
      .asIs()
  const asMember = (ask: ReturnType<typeof inPrivate>) =>
    ask.given(`${members}/alice/role`, 'member')
  const name = inPrivate({ [`${room}/name`]: 'Pantry' })
  allows('a private room is renamed', name)
  allows('by an administrator too', name.given(`${members}/alice/role`, asAdmin))
  denies('[R-ROOM-3 R-ROOM-23] by who made it and is a member now', asMember(name))
  denies('[R-ROOM-24] the name is taken away', name.but(`${room}/name`, null))
  const topic = inPrivate({ [`${room}/topic`]: 'Jam' })
  allows('[R-ROOM-27] the topic changes', topic)
  allows('the topic is taken away', topic.but(`${room}/topic`, null))
  denies('[R-ROOM-27] by a member', asMember(topic))
  denies(
    '[R-ROOM-19] the topic of a public room changes, and not in the directory',
    topic
      .given(`${room}/kind`, 'public')
      .given(`publicRooms/${KITCHEN}`, { name: 'Kitchen', topic: 'What is cooking' }),
  )
  const open = inPrivate({ [`${room}/membersInvite`]: true })
  allows('[R-ROOM-32 R-ROOM-33] members may ask others in', open)
  denies('[R-ROOM-32] says a member', asMember(open))
  denies('[R-ROOM-33] in words', open.but(`${room}/membersInvite`, 'yes'))
  for (const [part, ask] of [
    ['topic', topic],
    ['membersInvite', open],
  ] as const) {
    denies(`[R-ROOM-22] a room with a priority at /${part} later`, ask.weighing(`${room}/${part}`))
  }
  denies(
    'a room changes its kind',
    name.instead({ [`${room}/kind`]: 'dm', ...paidFor('alice', KITCHEN) }),
  )
})

export const roleCases = collectCases(({ allows, denies }) => {
  const promote = as('alice').write(`${members}/bob/role`, asAdmin)
  allows('[R-MEM-23 R-MEM-24 R-MEM-25 R-MEM-26] the owner makes an administrator', promote)
  const demote = promote
    .but(`${members}/bob/role`, 'member')
    .given(`${members}/bob/role`, asAdmin)
    .asIs()
  allows('and a member of one', demote)
  denies('[R-MEM-23] a member raises themselves', promote.by('bob'))
  denies(
    '[R-MEM-23] an administrator raises another',
    promote.given(`${members}/carol`, { role: asAdmin, joinedAt: 1 }).by('carol'),
  )
  denies('[R-MEM-24] an outsider is made one', promote.given(`${members}/bob`, undefined))
  denies('[R-MEM-25] the role is taken away', promote.but(`${members}/bob/role`, null))
  denies('[R-MEM-26] a role that does not exist', promote.but(`${members}/bob/role`, 'king'))
  denies('[R-MEM-27] a second owner', promote.but(`${members}/bob/role`, 'owner'))

  const hand = as('alice').update(handOver())
  allows('[R-ROOM-35 R-ROOM-36 R-ROOM-37 R-ROOM-38] the owner hands the room over', hand)
  allows('[R-MEM-17] and leaves in the same moment', as('alice').update(handOver({ left: null })))
  const alone = as('alice')
    .update({ [`${room}/owner`]: 'bob', ...paidFor('alice', KITCHEN) })
    .given(`${members}/bob/role`, 'owner')
    .given(`${members}/alice/role`, asAdmin)
    .asIs()
  allows('a hand-over that was half done is ended', alone)
  denies(
    '[R-ROOM-35] by another',
    alone.instead({ [`${room}/owner`]: 'bob', ...paidFor('carol', KITCHEN) }).by('carol'),
  )
  denies('[R-ROOM-36] to nobody', alone.but(`${room}/owner`, null))
  denies('[R-ROOM-37] and stays the owner', hand.but(`${members}/alice/role`, undefined))
  denies('[R-ROOM-38] to one who has just left', hand.given(`${members}/bob`, undefined))
  denies('[R-ROOM-38] to one who stays a member', hand.but(`${members}/bob/role`, undefined))
  denies('[R-ROOM-22] with a priority', hand.weighing(`${room}/owner`))
  const left = as('bob').update({ [`${members}/bob`]: null })
  allows('[R-MEM-16 R-MEM-17] two who run a room leave at once: the first goes', left)
  denies(
    '[R-MEM-17] the second, who has become the owner, stays',
    left.given(`${room}/owner`, 'bob'),
  )
})

export const removalCases = collectCases(({ allows, denies }) => {
  const put = as('alice').remove(`${members}/bob`)
  allows('[R-MEM-19] the owner puts a member out', put)
  allows('[R-MEM-19] and an administrator', put.given(`${members}/bob/role`, asAdmin))
  const byAdmin = put.given(`${members}/alice/role`, asAdmin).given(`${room}/owner`, 'dave').asIs()
  allows('[R-MEM-20 R-MEM-21] an administrator puts a member out', byAdmin)
  denies(
    '[R-MEM-19 R-MEM-20] a member puts a member out',
    byAdmin.given(`${members}/alice/role`, 'member'),
  )
  denies(
    '[R-MEM-21] an administrator puts an administrator out',
    byAdmin.given(`${members}/bob/role`, asAdmin),
  )
  denies('[R-MEM-17] an administrator puts the owner out', byAdmin.given(`${room}/owner`, 'bob'))
  denies(
    '[R-MEM-16] the owner writes a membership again',
    put.instead({ [`${members}/bob`]: { role: 'member', joinedAt: TIMESTAMP } }),
  )

  const banBob = as('alice').update(ban())
  const bobs = `bans/${KITCHEN}/bob`
  allows(
    '[R-BAN-9 R-BAN-10 R-BAN-11 R-BAN-12 R-BAN-13 R-BAN-14 R-BAN-15] the owner bans a member',
    banBob,
  )
  denies(
    '[R-BAN-10] one is banned and stays',
    banBob.butAll({ [`${members}/bob`]: undefined, [`reads/${KITCHEN}/bob`]: undefined }),
  )
  const outsider = as('alice').write(`bans/${KITCHEN}/carol`, { by: 'alice', at: TIMESTAMP })
  allows('[R-BAN-9] one who is not here is banned', outsider)
  denies('[R-BAN-9] by a member', outsider.but(`bans/${KITCHEN}/carol/by`, 'bob').by('bob'))
  denies(
    'an administrator bans the owner',
    as('bob')
      .update(ban({ by: 'bob', who: 'alice' }))
      .given(`${members}/bob/role`, asAdmin)
      .asIs(),
  )
  denies('[R-BAN-11] a ban that does not say since when', banBob.but(`${bobs}/at`, undefined))
  for (const part of ['', '/by', '/at'])
    denies(`[R-BAN-12] a ban with a priority at ${part || 'its top'}`, banBob.weighing(bobs + part))
  denies('[R-BAN-13] a ban in another’s name', banBob.but(`${bobs}/by`, 'bob'))
  denies('[R-BAN-14] a ban from before', banBob.but(`${bobs}/at`, NOW - 1))
  denies('[R-BAN-15] a ban with more than belongs there', banBob.but(`${bobs}/why`, 'x'))
  const banned = { by: 'alice', at: NOW - 1 }
  const lift = as('alice')
    .remove(bobs)
    .given(bobs, banned)
    .given(`${members}/bob`, undefined)
    .asIs()
  allows('[R-BAN-9] a ban is lifted', lift)
  denies('[R-BAN-9] by who is banned', lift.by('bob'))
  const join = as('carol').update(joinRoom())
  allows('[R-MEM-8] one joins who is not banned', join)
  denies('[R-MEM-8] one joins who is banned', join.given(`bans/${KITCHEN}/carol`, banned))
  denies(
    '[R-MSG-6] what waited in an outbox comes after its sender was banned',
    as('bob').update(sendMessage()).given(`${members}/bob`, undefined).given(bobs, banned),
  )

  const list = as('alice').read(`bans/${KITCHEN}`, firstOf(500))
  allows('[R-BAN-1 R-BAN-2] the owner reads who is banned', list)
  denies('[R-BAN-1] a member reads who is banned', list.by('bob'))
  denies('[R-BAN-2] more than 500 are read', list.asking(firstOf(501)))
  const mine = as('carol').read(`bans/${KITCHEN}/carol`)
  allows('[R-BAN-3 R-BAN-4] one asks whether one is banned', mine)
  denies('[R-BAN-3] one asks whether another is', mine.by('dave'))
  denies('[R-BAN-4] one asks whether one is blocked', mine.given(`${room}/kind`, 'dm'))
})
