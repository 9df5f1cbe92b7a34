import { as, firstOf } from '../support/ask.ts'
import type { Ask } from '../support/ask.ts'
import { ask, joinBy, makeInvite, paidFor } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW, TOKEN } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const room = `rooms/${KITCHEN}`
const members = `members/${KITCHEN}`
const DAY = 86_400_000
const inPrivate = (ask: Ask) =>
  ask.given(`${room}/kind`, 'private').given(`publicRooms/${KITCHEN}`, undefined).asIs()
const waiting = { by: 'alice', at: NOW - 1 }

/** Being asked into a room by name. */
export const invitationCases = collectCases(({ allows, denies }) => {
  const carols = `invitations/carol/${KITCHEN}`
  const inbox = as('carol').read('invitations/carol')
  allows('[R-ASK-1] one reads where one is asked in', inbox)
  denies('[R-ASK-1] another does', inbox.by('bob'))

  const offer = inPrivate(as('alice').update(ask()))
  allows('[R-ASK-2 R-ASK-3 R-ASK-4 R-ASK-5 R-ASK-6 R-ASK-7] the owner asks someone in', offer)
  allows(
    '[R-ASK-10 R-ASK-11 R-ASK-12 R-ASK-13 R-ASK-14 R-ASK-15 R-ASK-16] in words that are kept',
    offer,
  )
  const bobs = inPrivate(
    as('bob').update({ ...ask({ by: 'bob' }), 'rate/bob': { t: TIMESTAMP, n: 3, for: KITCHEN } }),
  )
    .given(`${room}/membersInvite`, true)
    .asIs()
  allows('[R-ASK-4] a member does where members may', bobs)
  denies(
    '[R-ASK-4] a member does where they may not',
    bobs.given(`${room}/membersInvite`, undefined),
  )
  denies('[R-ASK-3] an outsider asks', bobs.given(`${members}/bob`, undefined))
  denies('[R-ASK-5] one is asked who is banned', offer.given(`bans/${KITCHEN}/carol`, waiting))
  denies('[R-ASK-6] one is asked by whom one blocks', offer.given('private/carol/blocks/alice', 1))
  denies(
    '[R-ASK-7] one is asked who is here',
    offer.given(`${members}/carol`, { role: 'member', joinedAt: 1 }),
  )
  denies(
    '[R-ASK-2] a member takes another’s question back',
    bobs.instead({ [carols]: null }).given(carols, waiting),
  )
  denies('[R-ASK-10] a question that does not say when', offer.but(`${carols}/at`, undefined))
  denies('[R-ASK-11] a question for a token of another', offer.but('rate/alice/for', 'x'))
  denies(
    '[R-ASK-12] a question for a token that is spent',
    offer.but('rate/alice', undefined).given('rate/alice', { t: NOW - 1, n: 3, for: KITCHEN }),
  )
  for (const part of ['', '/by', '/at'])
    denies(`[R-ASK-13] with a priority at ${part || 'its top'}`, offer.weighing(carols + part))
  denies('[R-ASK-14] in another’s name', offer.but(`${carols}/by`, 'bob'))
  denies('[R-ASK-15] from before', offer.but(`${carols}/at`, NOW - 1))
  denies('[R-ASK-16] with more than belongs there', offer.but(`${carols}/text`, 'Win a prize'))

  const decline = as('carol').remove(carols).given(carols, waiting).asIs()
  allows('[R-ASK-8 R-ASK-9] one declines', decline)
  allows('[R-ASK-9] the owner takes it back', decline.by('alice'))
  denies('[R-ASK-9] a member takes it back', decline.by('bob'))
  denies(
    '[R-ASK-8] one asks oneself in',
    decline.instead({ ...ask({ by: 'carol' }) }).given(carols, undefined),
  )

  const accept = inPrivate(as('carol').update(joinBy('invitation')).given(carols, waiting))
  allows('[R-MEM-10 R-MEM-12 R-MEM-13] one comes in who was asked', accept)
  denies('[R-MEM-12] one who was not', accept.given(carols, undefined))
  denies('[R-MEM-13] one keeps the question for another time', accept.but(carols, undefined))
  denies('[R-MEM-10] another comes in with it', accept.by('dave'))
  denies(
    '[R-MEM-8] one comes in who was banned since',
    accept.given(`bans/${KITCHEN}/carol`, waiting),
  )
  const bare = accept.but(`userRooms/carol/${KITCHEN}`, undefined).asIs()
  denies('[R-MEM-7] one comes into a room that was closed', bare.given(room, undefined))
})

/** The same person comes into another room by the same token, in the same update. */
const inRoom = (room: string) => ({
  [`members/${room}/carol`]: { role: 'member', joinedAt: TIMESTAMP },
  [`userRooms/carol/${room}`]: {
    ...{ kind: 'private', joinedAt: TIMESTAMP, readAt: 0, readCount: 2 },
    invite: TOKEN,
  },
})

/** Being let in by a token. */
export const inviteCases = collectCases(({ allows, denies }) => {
  const invite = `invites/${TOKEN}`
  const entry = `roomInvites/${KITCHEN}/${TOKEN}`
  const make = inPrivate(as('alice').update(makeInvite({ expires: NOW + DAY })))
  allows(
    '[R-INV-2 R-INV-3 R-INV-6 R-INV-7 R-INV-8 R-INV-9 R-INV-10 R-INV-11 R-INV-12] one makes an invite',
    make,
  )
  allows('[R-INV-13 R-INV-19 R-INV-20 R-RINV-3 R-RINV-4 R-RINV-5] that is kept with the room', make)
  allows(
    '[R-RINV-8 R-RINV-9 R-RINV-10 R-RINV-11 R-RINV-12 R-RINV-13 R-RINV-14 R-RINV-15] as it should be',
    make,
  )
  const bobs = inPrivate(
    as('bob').update({
      ...makeInvite({ by: 'bob', expires: NOW + DAY }),
      'rate/bob': { t: TIMESTAMP, n: 3, for: KITCHEN },
    }),
  )
    .given(`${room}/membersInvite`, true)
    .asIs()
  allows('[R-RINV-5] a member does where members may', bobs)
  denies(
    '[R-RINV-5] a member does where they may not',
    bobs.given(`${room}/membersInvite`, undefined),
  )
  denies('[R-RINV-4] an outsider does', bobs.given(`${members}/bob`, undefined))
  denies('[R-INV-3] an invite that the room does not know', make.but(entry, undefined))
  denies('[R-RINV-9] a room knows an invite that is not there', make.but(invite, undefined))
  denies('[R-INV-6] an invite without end', make.but(`${invite}/expires`, undefined))
  denies(
    '[R-INV-7] an invite that is guessed',
    make.instead(makeInvite({ token: 'a'.repeat(21), expires: NOW + DAY })),
  )
  for (const part of ['', '/room', '/name', '/expires', '/uses', '/used'])
    denies(
      `[R-INV-8] an invite with a priority at ${part || 'its top'}`,
      make.weighing(invite + part),
    )
  denies('[R-INV-9] an invite to another name', make.but(`${invite}/name`, 'Win a prize'))
  denies('[R-INV-10] an invite that is over', make.but(`${invite}/expires`, NOW))
  denies(
    '[R-INV-11] an invite for more than a year',
    make.but(`${invite}/expires`, NOW + 366 * DAY),
  )
  denies('[R-INV-12] an invite for nobody', make.but(`${invite}/uses`, 0))
  denies('[R-INV-13] an invite for 1001', make.but(`${invite}/uses`, 1001))
  denies('[R-INV-19] an invite that was used before', make.but(`${invite}/used`, -5))
  denies('[R-INV-20] an invite with more than belongs there', make.but(`${invite}/role`, 'admin'))
  denies('[R-RINV-8] an entry that does not say when', make.but(`${entry}/at`, undefined))
  denies('[R-RINV-10] for a token of another', make.but('rate/alice/for', 'x'))
  denies(
    '[R-RINV-11] for a token that is spent',
    make.but('rate/alice', undefined).given('rate/alice', { t: NOW - 1, n: 3, for: KITCHEN }),
  )
  for (const part of ['', '/by', '/at'])
    denies(
      `[R-RINV-12] an entry with a priority at ${part || 'its top'}`,
      make.weighing(entry + part),
    )
  denies('[R-RINV-13] in another’s name', make.but(`${entry}/by`, 'bob'))
  denies('[R-RINV-14] from before', make.but(`${entry}/at`, NOW - 1))
  denies('[R-RINV-15] with more than belongs there', make.but(`${entry}/why`, 'x'))

  const there = { room: KITCHEN, name: 'Kitchen', expires: NOW + DAY, uses: 2, used: 0 }
  const withInvite = (ask: Ask) => inPrivate(ask.given(invite, there).given(entry, waiting))
  const read = withInvite(as('carol').read(invite))
  allows('[R-INV-1] who has the token reads the invite', read)
  denies('[R-INV-1] nobody reads it', read.byNobody())
  denies('invites are listed', as('alice').read('invites'))
  const list = as('alice').read(`roomInvites/${KITCHEN}`, firstOf(100))
  allows('[R-RINV-1 R-RINV-2] the owner reads which there are', list)
  denies('[R-RINV-1] a member does', list.by('bob'))
  denies('[R-RINV-2] more than 100', list.asking(firstOf(101)))

  const revoke = withInvite(as('alice').update({ [invite]: null, [entry]: null }))
  allows('[R-INV-4 R-INV-5 R-RINV-6 R-RINV-7] an invite is taken back', revoke)
  denies('[R-RINV-6] by a member', revoke.by('bob'))
  allows('[R-RINV-6] by who made it', revoke.by('bob').given(`${entry}/by`, 'bob'))
  denies('[R-RINV-7] half of it is', revoke.but(invite, undefined))
  denies('[R-INV-5] the other half is', revoke.but(entry, undefined))
  denies(
    '[R-RINV-3 R-RINV-6] an invite changes hands',
    revoke
      .instead({ [entry]: { by: 'alice', at: TIMESTAMP }, ...paidFor('alice', KITCHEN) })
      .given(`${entry}/by`, 'bob'),
  )
  denies(
    '[R-INV-2] an invite becomes another',
    revoke.instead({
      [`${invite}/name`]: 'Kitchen',
      [`${invite}/expires`]: NOW + 9 * DAY,
    }),
  )
  denies(
    '[R-INV-4] an invite that is left over becomes another',
    revoke.given(entry, undefined).instead({ [`${invite}/expires`]: NOW + 9 * DAY }),
  )

  const join = withInvite(as('carol').update(joinBy('invite')))
  const used = `${invite}/used`
  allows(
    '[R-INV-14 R-INV-15 R-INV-16 R-INV-17 R-INV-18 R-INV-19 R-MEM-14 R-MEM-15] one comes in by it',
    join,
  )
  denies('[R-INV-14] a third comes in by an invite for two', join.but(used, 3).given(used, 2))
  denies(
    '[R-INV-14 R-INV-19] two come in by its last use at once: the second',
    join.given(used, 2).but(used, 3),
  )
  denies('[R-INV-15] one comes too late', join.later(2 * DAY))
  denies('[R-INV-19] one counts too far', join.but(used, 2))
  denies('[R-MEM-15] one comes in and does not count', join.but(used, undefined))
  const pantry = '-pantry'.padEnd(20, '_')
  const elsewhere = { ...joinBy('invite'), ...inRoom(pantry) }
  denies(
    '[R-MEM-14] one comes in by an invite to another room',
    join
      .instead(elsewhere)
      .given(`${invite}/room`, pantry)
      .given(`rooms/${pantry}`, { kind: 'private', name: 'Pantry', owner: 'dave' })
      .given(`roomState/${pantry}`, { count: 2 }),
  )
  denies('[R-MEM-8] one comes in who is banned', join.given(`bans/${KITCHEN}/carol`, waiting))
  const burn = join.butAll({
    [`${members}/carol`]: undefined,
    [`userRooms/carol/${KITCHEN}`]: undefined,
  })
  const mine = { kind: 'private', joinedAt: 1, readAt: 0, readCount: 0, invite: TOKEN }
  denies(
    '[R-INV-16] a member uses it up',
    burn
      .given(`userRooms/carol/${KITCHEN}`, mine)
      .given(`${members}/carol`, { role: 'member', joinedAt: 1 }),
  )
  denies('[R-INV-17] an outsider uses it up', burn.given(`userRooms/carol/${KITCHEN}`, mine))
  denies(
    '[R-INV-18] one comes in by another way and uses it up',
    join
      .but(`userRooms/carol/${KITCHEN}/invite`, undefined)
      .given(`${room}/kind`, 'public')
      .but(`userRooms/carol/${KITCHEN}/kind`, 'public'),
  )
})
