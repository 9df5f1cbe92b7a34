import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { GARDEN, KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP, createRoom } from '../support/writes.ts'

const garden = `rooms/${GARDEN}`
const listing = { name: 'Garden', topic: 'What is growing' }

const bareOf = (kind: 'private') => {
  const isPeople = (path: string) => /^(members|userRooms)/.test(path)
  return Object.fromEntries(
    Object.entries(createRoom({ kind })).filter(([path]) => !isPeople(path)),
  )
}

export const roomCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read(`rooms/${KITCHEN}`)
  allows('[R-ROOM-1 R-ROOM-2] a signed-in person reads what a public room is', read)
  allows('[R-ROOM-2] a signed-in person sees that a room is not there', as('carol').read(garden))
  denies('[R-ROOM-1] nobody reads what a room is', read.byNobody())
  denies('[R-ROOM-2] a room that is not public is read', read.given(`rooms/${KITCHEN}/kind`, 'dm'))
  denies('all rooms are listed', as('carol').read('rooms'))

  const create = as('carol').update(createRoom())
  allows(
    '[R-ROOM-3 R-ROOM-4 R-ROOM-5 R-ROOM-6 R-ROOM-11 R-ROOM-12 R-ROOM-14] a room is made',
    create,
  )
  allows(
    '[R-ROOM-15 R-ROOM-16 R-ROOM-17 R-ROOM-18 R-ROOM-19 R-ROOM-20 R-ROOM-21] it is made whole',
    create,
  )
  allows('[R-ROOM-22 R-ROOM-25 R-ROOM-34 R-ROOM-38 R-ROOM-46 R-ROOM-47] with all its parts', create)
  denies('nobody makes a room', create.byNobody())
  denies('a room is made on another’s account', create.by('bob'))
  denies(
    '[R-ROOM-3] a room is made over one that is there',
    create.instead(createRoom({ room: KITCHEN })),
  )
  denies(
    '[R-ROOM-11] a room that does not say since when',
    create.but(`${garden}/createdAt`, undefined),
  )
  denies('[R-ROOM-12] a room by a short name', create.instead(createRoom({ room: 'garden' })))
  denies('[R-ROOM-12] a room by a long name', create.instead(createRoom({ room: `${GARDEN}_` })))
  denies(
    '[R-ROOM-12] a room by a name of emoji',
    create.instead(createRoom({ room: '🌱'.repeat(10) })),
  )

  // Without the list of one's own rooms, which asks for more than the room itself does.
  const bare = create.but(`userRooms/carol/${GARDEN}`, undefined).asIs()
  allows('a room is made and not put on the list', bare)
  denies('[R-ROOM-14] a room without an owner', bare.but(`members/${GARDEN}/carol`, undefined))
  denies('[R-ROOM-15] a room without a count', bare.but(`roomState/${GARDEN}`, undefined))
  denies('[R-ROOM-17] a room outside the directory', bare.but(`publicRooms/${GARDEN}`, undefined))
  denies('[R-ROOM-20] a room for free', bare.but('rate/carol', undefined))
  denies(
    '[R-ROOM-20] a room for a token that paid for another',
    bare.but('rate/carol/for', KITCHEN),
  )

  for (const part of ['', '/name', '/topic', '/kind', '/createdBy', '/createdAt', '/owner']) {
    denies(
      `[R-ROOM-22] a room with a priority at ${part || 'its top'}`,
      create.weighing(garden + part),
    )
  }
  const named = (name: unknown) =>
    create.butAll({ [`${garden}/name`]: name, [`publicRooms/${GARDEN}/name`]: name })
  denies('[R-ROOM-25] a room named with blanks', named(' '))
  denies('[R-ROOM-25] a room named with a number', named(7))
  allows('[R-ROOM-26] a room named with 60 characters', named('n'.repeat(60)))
  denies('[R-ROOM-26] a room named with 61 characters', named('n'.repeat(61)))
  const about = (topic: unknown) =>
    create.butAll({ [`${garden}/topic`]: topic, [`publicRooms/${GARDEN}/topic`]: topic })
  allows('[R-ROOM-28] a topic of 240 characters', about('t'.repeat(240)))
  allows('[R-ROOM-28] no topic', about(undefined))
  denies('[R-ROOM-28] a topic of 241 characters', about('t'.repeat(241)))
  denies('[R-ROOM-28] a topic that is a number', about(7))
  denies('[R-ROOM-46] a room from yesterday', create.but(`${garden}/createdAt`, NOW - 86_400_000))
  denies('[R-ROOM-47] a room with more than belongs there', create.but(`${garden}/secret`, 'x'))

  // What an administrator may leave behind when a room is deleted by hand.
  const owned = bare
    .but(`members/${GARDEN}/carol`, undefined)
    .given(`members/${GARDEN}/carol`, { role: 'owner', joinedAt: NOW - 1 })
    .asIs()
  allows('a room is made again by its owner', owned)
  denies(
    '[R-ROOM-14] it is made again by a member',
    owned.given(`members/${GARDEN}/carol/role`, 'member'),
  )
  const listed = bare
    .but(`publicRooms/${GARDEN}`, undefined)
    .given(`publicRooms/${GARDEN}`, listing)
    .asIs()
  allows('a room is made that the directory has already', listed)
  denies('[R-ROOM-4] it is made in another’s name', listed.but(`${garden}/createdBy`, 'bob'))

  const again = owned.given(`closedRooms/${GARDEN}`, { by: 'carol', at: 1 })
  denies('[R-ROOM-16] a room that was closed is made again', again)
  denies(
    '[R-ROOM-5] a room without a name',
    owned.butAll({ [`${garden}/name`]: undefined, [`publicRooms/${GARDEN}`]: undefined }).instead({
      ...bareOf('private'),
      [`rooms/${GARDEN}`]: {
        kind: 'private',
        createdBy: 'carol',
        createdAt: TIMESTAMP,
        owner: 'carol',
      },
    }),
  )
  denies('[R-ROOM-6] a room that is nobody’s', owned.but(`${garden}/owner`, undefined))
  denies('[R-ROOM-38] a room that is another’s', owned.but(`${garden}/owner`, 'bob'))
  denies(
    '[R-ROOM-34] a room of a kind that does not exist',
    owned.instead({
      ...bareOf('private'),
      [`rooms/${GARDEN}`]: {
        ...listing,
        kind: 'secret',
        createdBy: 'carol',
        createdAt: TIMESTAMP,
        owner: 'carol',
      },
    }),
  )
  denies(
    '[R-ROOM-14] a room for another who owned it',
    owned.but(`${garden}/owner`, 'bob').given(`members/${GARDEN}`, {
      bob: { role: 'owner', joinedAt: 1 },
      carol: { role: 'member', joinedAt: 1 },
    }),
  )
  const hidden = as('carol').update(createRoom({ kind: 'private' }))
  allows('[R-ROOM-17 R-ROOM-34] a private room is made', hidden)
  denies(
    '[R-ROOM-17] a private room in the directory',
    hidden.but(`publicRooms/${GARDEN}`, listing),
  )
  const privately = as('bob')
    .read(`rooms/${KITCHEN}`)
    .given(`rooms/${KITCHEN}/kind`, 'private')
    .asIs()
  allows('[R-ROOM-2] a member reads what a private room is', privately)
  denies('[R-ROOM-2] an outsider reads it', privately.by('carol'))
  const asked = privately
    .by('carol')
    .given(`invitations/carol/${KITCHEN}`, { by: 'alice', at: 1 })
    .asIs()
  allows('[R-ROOM-2] one who is asked in reads it', asked)
})
