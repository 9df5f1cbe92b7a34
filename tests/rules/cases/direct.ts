import { as } from '../support/ask.ts'
import { createDirect, directId } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { NEXT, NOW } from '../support/world.ts'
import { TIMESTAMP, leaveRoom, sendMessage } from '../support/writes.ts'

const DM = directId('bob', 'carol')
const room = `rooms/${DM}`
const both = { bob: { role: 'member', joinedAt: 1 }, carol: { role: 'member', joinedAt: 1 } }
const record = { kind: 'dm', one: 'bob', two: 'carol', createdBy: 'carol', createdAt: 1 }

function renamed(from: string, to: string) {
  return Object.fromEntries(
    Object.entries(withoutPeople(createDirect())).map(([path, value]) => [
      path.replace(from, to),
      value,
    ]),
  )
}

function withoutPeople(update: Record<string, unknown>) {
  const isRoom = (path: string) => !/^(members|userRooms|invitations)/.test(path)
  return Object.fromEntries(Object.entries(update).filter(([path]) => isRoom(path)))
}

/** Conversations of two. */
export const directCases = collectCases(({ allows, denies }) => {
  const begin = as('carol').update(createDirect())
  allows(
    '[R-ROOM-5 R-ROOM-6 R-ROOM-12 R-ROOM-13 R-ROOM-14 R-ROOM-39 R-ROOM-40 R-ROOM-41] one begins',
    begin,
  )
  allows('[R-ROOM-42 R-ROOM-43 R-ROOM-44 R-ROOM-45 R-MEM-9 R-ASK-7] with another', begin)
  const other = as('carol').update(createDirect({ one: 'carol', two: 'dave' }))
  allows('[R-ROOM-42 R-ROOM-45] also when one’s own id comes first', other)
  const notes = as('carol').update(createDirect({ one: 'carol', two: 'carol' }))
  allows('[R-ROOM-43] notes to oneself are a conversation of one', notes)
  denies(
    'it is begun twice, by both at once',
    begin.given(room, { ...record, createdBy: 'bob' }).given(`members/${DM}`, both),
  )

  const bare = begin
    .butAll({
      [`members/${DM}/bob`]: undefined,
      [`members/${DM}/carol`]: undefined,
      [`userRooms/carol/${DM}`]: undefined,
      [`invitations/bob/${DM}`]: undefined,
    })
    .given(`members/${DM}`, both)
    .asIs()
  allows('what was left half done is begun again', bare)
  denies('[R-ROOM-5] a conversation with a name', bare.but(`${room}/name`, 'Us'))
  denies(
    '[R-ROOM-6] a conversation with an owner',
    bare.but(`${room}/owner`, 'bob').given(`members/${DM}/bob/role`, 'owner'),
  )
  denies(
    '[R-ROOM-13] a conversation of nobody',
    bare.butAll({ [`${room}/one`]: undefined, [`${room}/two`]: undefined }),
  )
  denies(
    '[R-ROOM-39] a second one of the same two',
    bare
      .instead({
        ...renamed(DM, 'dm_bob_carol_'),
        'rate/carol': { t: TIMESTAMP, n: 39, for: 'dm_bob_carol_' },
      })
      .given('members/dm_bob_carol_', both),
  )
  const outside = directId('alice', 'bob')
  denies(
    '[R-ROOM-40] a conversation of two others',
    bare
      .instead(withoutPeople(createDirect({ one: 'alice', two: 'bob' })))
      .given(`members/${outside}`, both),
  )
  denies('[R-ROOM-41] with nobody there is', begin.given('users/bob', undefined))
  denies(
    '[R-ROOM-44] with nobody there is, the other way round',
    other.given('users/dave', undefined),
  )
  for (const [id, ask, who] of [
    [42, begin, 'bob'],
    [45, other, 'dave'],
  ] as const) {
    const quiet = ask
      .but(`invitations/${who}/${who === 'bob' ? DM : directId('carol', 'dave')}`, undefined)
      .asIs()
    allows(`one begins with ${who} and does not tell`, quiet)
    denies(
      `[R-ROOM-${id}] with whom one is blocked by`,
      quiet.given(`private/${who}/blocks/carol`, 1),
    )
    denies(`[R-ROOM-${id}] with whom one blocks`, quiet.given(`private/carol/blocks/${who}`, 1))
  }
  denies(
    '[R-ROOM-43] in the other order',
    begin.instead(createDirect({ one: 'carol', two: 'bob' })),
  )
  denies(
    '[R-ROOM-14] one begins as its administrator',
    begin.but(`members/${DM}/carol/role`, 'admin'),
  )
  denies('[R-ROOM-22] with a priority', begin.weighing(`${room}/one`))
  denies(
    '[R-MEM-9] a third is in it',
    begin.but(`members/${DM}/dave`, { role: 'member', joinedAt: TIMESTAMP }),
  )
  denies('[R-MEM-27] someone is its owner', begin.but(`members/${DM}/bob/role`, 'owner'))

  const there = (ask: ReturnType<typeof begin.asIs>) =>
    ask
      .given(room, record)
      .given(`members/${DM}`, both)
      .given(`roomState/${DM}`, { count: 0 })
      .asIs()
  denies(
    '[R-MEM-18] one leaves a conversation of two',
    as('bob')
      .update(leaveRoom())
      .instead({ [`members/${DM}/bob`]: null })
      .given(room, record)
      .given(`members/${DM}`, both),
  )
  denies(
    'a third joins it',
    there(as('dave').write(`members/${DM}/dave`, { role: 'member', joinedAt: TIMESTAMP })),
  )

  const send = there(
    as('bob').update({
      ...sendMessage({ room: DM, isMarked: false }),
      'rate/bob': { t: TIMESTAMP, n: 3, for: `${DM}/${NEXT}` },
    }),
  )
  allows('one writes to the other', send)
  denies(
    '[R-MSG-7] one writes to whom one is blocked by',
    send.given(`bans/${DM}/bob`, { by: 'carol', at: 1 }),
  )
})

export const blockCases = collectCases(({ allows, denies }) => {
  const mine = as('carol').read('private/carol')
  allows('[R-PRIV-1] one reads what is one’s own', mine)
  denies('[R-PRIV-1] another does', mine.by('bob'))
  const settings = as('carol').write('private/carol/settings', '{}')
  allows('[R-PRIV-2 R-PRIV-3 R-PRIV-4] one keeps one’s settings', settings)
  denies('[R-PRIV-2] another’s', settings.by('bob'))
  denies(
    '[R-PRIV-3] settings without end',
    settings.but('private/carol/settings', 's'.repeat(4001)),
  )
  denies('[R-PRIV-4] settings with a priority', settings.weighing('private/carol/settings'))

  const blocks = 'private/carol/blocks/bob'
  const ban = `bans/${DM}/bob`
  const block = as('carol').write(blocks, TIMESTAMP)
  allows('[R-PRIV-5 R-PRIV-6 R-PRIV-7 R-PRIV-8] one blocks someone', block)
  denies('[R-PRIV-5] another does for one', block.by('dave'))
  denies('[R-PRIV-7] since before', block.but(blocks, NOW - 1))
  denies('[R-PRIV-8] with a priority', block.weighing(blocks))
  const talk = as('carol')
    .update({ [blocks]: TIMESTAMP, [ban]: { by: 'carol', at: TIMESTAMP } })
    .given(room, record)
    .given(`members/${DM}`, both)
    .asIs()
  allows('[R-BAN-5 R-BAN-6 R-BAN-7 R-BAN-8] with whom one has a conversation', talk)
  denies('[R-PRIV-6] who may then go on writing', talk.but(ban, undefined))
  denies('[R-BAN-8] whom one does not block', talk.but(blocks, undefined))
  denies(
    '[R-BAN-6] a third stops one of the two',
    talk
      .instead({ 'private/dave/blocks/bob': TIMESTAMP, [ban]: { by: 'dave', at: TIMESTAMP } })
      .by('dave'),
  )
  denies('[R-BAN-5] one stops another in a room', talk.given(`${room}/kind`, 'private'))
  denies(
    '[R-BAN-7] one stops oneself',
    talk.instead({
      'private/carol/blocks/carol': TIMESTAMP,
      [`bans/${DM}/carol`]: { by: 'carol', at: TIMESTAMP },
    }),
  )
  const lift = talk
    .instead({ [blocks]: null, [ban]: null })
    .given(blocks, 1)
    .given(ban, { by: 'carol', at: 1 })
    .asIs()
  allows('[R-PRIV-6 R-BAN-8] and lets them write again', lift)
  denies('[R-PRIV-6] a block ends and its effect does not', lift.but(ban, undefined))
  denies('[R-BAN-8] who is blocked ends it', lift.but(blocks, undefined).by('bob'))
})
