import { as } from '../support/ask.ts'
import { closeRoom, paidFor, renameRoom } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { HELLO, KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP, sendMessage } from '../support/writes.ts'

const room = `rooms/${KITCHEN}`
const members = `members/${KITCHEN}`
const asAdmin = 'admin'

/** The end of a room. */
export const closingCases = collectCases(({ allows, denies }) => {
  const close = as('alice').update(closeRoom())
  const tombstone = `closedRooms/${KITCHEN}`
  allows('[R-ROOM-7 R-ROOM-8 R-ROOM-9 R-ROOM-10 R-PUB-7] the owner closes a room', close)
  allows(
    '[R-CLOSE-2 R-CLOSE-3 R-CLOSE-4 R-CLOSE-5 R-CLOSE-6 R-CLOSE-7 R-CLOSE-8 R-CLOSE-9] and says so',
    close,
  )
  allows(
    '[R-CLOSE-11 R-CLOSE-12 R-CLOSE-14 R-CLOSE-15 R-CLOSE-17 R-CLOSE-18 R-CLOSE-19 R-CLOSE-20 R-CLOSE-22 R-CLOSE-23 R-CLOSE-25 R-CLOSE-26] with all in it',
    close,
  )
  allows('the messages may follow later', close.but(`messages/${KITCHEN}`, undefined))
  denies(
    '[R-CLOSE-3] an administrator closes a room',
    as('bob')
      .update(closeRoom({ by: 'bob' }))
      .given(`${members}/bob/role`, asAdmin)
      .asIs(),
  )
  denies(
    '[R-CLOSE-3] an administrator says that a room was closed',
    close
      .instead({ [tombstone]: { by: 'bob', at: TIMESTAMP } })
      .by('bob')
      .given(room, undefined),
  )
  denies(
    '[R-ROOM-8] a room disappears without a word',
    close.instead({
      [room]: null,
      [`publicRooms/${KITCHEN}`]: null,
      [`${members}/alice`]: null,
      [`${members}/bob`]: null,
    }),
  )
  denies('[R-ROOM-9] members stay', close.but(members, undefined))
  denies('[R-ROOM-10] it stays in the directory', close.but(`publicRooms/${KITCHEN}`, undefined))
  denies('[R-CLOSE-2] it is closed twice', close.given(tombstone, { by: 'alice', at: 1 }))
  denies(
    '[R-CLOSE-4] it is said to be closed and stays',
    close.instead({ [tombstone]: { by: 'alice', at: TIMESTAMP } }),
  )
  denies('[R-CLOSE-5] it does not say when', close.but(`${tombstone}/at`, undefined))
  for (const part of ['', '/by', '/at'])
    denies(`[R-CLOSE-6] with a priority at ${part || 'its top'}`, close.weighing(tombstone + part))
  denies('[R-CLOSE-7] in another’s name', close.but(`${tombstone}/by`, 'bob'))
  const one = close.but(members, undefined).butAll({
    [`${members}/alice`]: null,
    [`${members}/bob`]: null,
    [`bans/${KITCHEN}`]: undefined,
    [`messages/${KITCHEN}`]: undefined,
    [`blobs/${KITCHEN}`]: undefined,
    [`pins/${KITCHEN}`]: undefined,
    [`roomState/${KITCHEN}`]: undefined,
    [`reads/${KITCHEN}`]: undefined,
    [`reports/${KITCHEN}`]: undefined,
    [`calls/${KITCHEN}`]: undefined,
  })
  allows('one by one', one)
  denies('[R-CLOSE-7] in another’s name, one by one', one.but(`${tombstone}/by`, 'bob'))
  denies('[R-CLOSE-8] at another time', close.but(`${tombstone}/at`, NOW - 1))
  denies('[R-CLOSE-9] with more than belongs there', close.but(`${tombstone}/why`, 'x'))
  const read = as('carol').read(tombstone)
  allows('[R-CLOSE-1] one reads whether a room was closed', read)
  denies('[R-CLOSE-1] nobody does', read.byNobody())
  denies(
    '[R-MSG-6] one sends what one wrote before it was closed',
    as('bob')
      .update(sendMessage())
      .given(room, undefined)
      .given(members, undefined)
      .given(`roomState/${KITCHEN}`, undefined),
  )

  allows(
    '[R-CLOSE-10 R-CLOSE-13 R-CLOSE-16 R-CLOSE-21 R-CLOSE-24 R-CLOSE-27 R-CLOSE-28 R-CLOSE-29 R-CLOSE-30 R-CLOSE-31 R-CLOSE-32] all goes at once, by somebody signed in',
    close,
  )

  // What was left over may be taken away later, by who closed it.
  const later = (path: string) =>
    as('alice').remove(path).given(tombstone, { by: 'alice', at: 1 }).given(room, undefined).asIs()
  const places = [
    [12, members],
    [15, `bans/${KITCHEN}`],
    [18, `messages/${KITCHEN}`],
    [20, `roomState/${KITCHEN}`],
    [23, `reads/${KITCHEN}`],
    [26, `pins/${KITCHEN}`],
    [29, `reports/${KITCHEN}`],
    [32, `calls/${KITCHEN}`],
  ] as const
  for (const [id, path] of places) {
    const shown = id === 20 ? '' : `R-CLOSE-${id - 2} `
    allows(
      `[${shown}R-CLOSE-${id - 1} R-CLOSE-${id}] ${path.split('/')[0]} are swept up`,
      later(path),
    )
    denies(`[R-CLOSE-${id}] ${path.split('/')[0]} are swept up by another`, later(path).by('bob'))
    denies(
      `[R-CLOSE-${id}] ${path.split('/')[0]} of a room that is there are`,
      later(path).given(tombstone, undefined),
    )
    // Where nothing is said of who closed it, that is nobody, which who has not signed in is, too.
    const byNobody = later(path).given(tombstone, undefined).byNobody()
    const signedIn = id === 20 ? '' : `[R-CLOSE-${id - 2}] `
    denies(`${signedIn}${path.split('/')[0]} of a room that is there are by nobody`, byNobody)
  }
  denies(
    '[R-CLOSE-11] one comes back into a closed room',
    later(members).instead({ [`${members}/carol`]: { role: 'member', joinedAt: TIMESTAMP } }),
  )
  denies(
    '[R-CLOSE-14] one is banned from it',
    later(`bans/${KITCHEN}`)
      .instead({ [`bans/${KITCHEN}/carol`]: { by: 'alice', at: TIMESTAMP } })
      .given(members, undefined),
  )
  denies(
    '[R-CLOSE-17] its messages are changed',
    later(`messages/${KITCHEN}`).instead({
      [`messages/${KITCHEN}/${HELLO}/fwd`]: 'bob',
      ...paidFor('alice', `${KITCHEN}/${HELLO}`),
    }),
  )
  denies(
    '[R-CLOSE-19] its count is changed',
    later(`roomState/${KITCHEN}`).instead({ [`roomState/${KITCHEN}/count`]: 7 }),
  )
  denies(
    '[R-CLOSE-22] a mark of who was in it is moved',
    later(`reads/${KITCHEN}`)
      .instead({ [`reads/${KITCHEN}/bob`]: NOW })
      .given(members, undefined),
  )
  denies(
    '[R-CLOSE-25] something is pinned in it',
    later(`pins/${KITCHEN}`).instead({
      [`pins/${KITCHEN}`]: { 0: { id: HELLO, by: 'alice', at: TIMESTAMP } },
    }),
  )
  denies(
    '[R-CLOSE-28] something is reported there',
    later(`reports/${KITCHEN}`).instead({
      [`reports/${KITCHEN}/${HELLO}/alice`]: { at: TIMESTAMP, why: 'spam' },
    }),
  )
  denies(
    '[R-CLOSE-31] someone calls there',
    later(`calls/${KITCHEN}`).instead({ [`calls/${KITCHEN}/kind`]: 'voice' }),
  )
  denies(
    '[R-ROOM-7] a closed room is changed',
    as('alice')
      .update(renameRoom())
      .given(tombstone, { by: 'alice', at: 1 })
      .given(`${room}/kind`, 'private')
      .given(`publicRooms/${KITCHEN}`, undefined)
      .given(members, undefined)
      .instead({ [`${room}/name`]: 'x', ...paidFor('alice', KITCHEN) }),
  )
})
