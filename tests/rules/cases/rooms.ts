import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { GARDEN, KITCHEN, NOW } from '../support/world.ts'
import { createRoom } from '../support/writes.ts'

const garden = `rooms/${GARDEN}`
const listing = { name: 'Garden', topic: 'What is growing' }

export const roomCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read(`rooms/${KITCHEN}`)
  allows('[R-ROOM-1 R-ROOM-2] a signed-in person reads what a public room is', read)
  allows('[R-ROOM-2] a signed-in person sees that a room is not there', as('carol').read(garden))
  denies('[R-ROOM-1] nobody reads what a room is', read.byNobody())
  denies('[R-ROOM-2] a room that is not public is read', read.given(`rooms/${KITCHEN}/kind`, 'dm'))
  denies('all rooms are listed', as('carol').read('rooms'))

  const create = as('carol').update(createRoom())
  allows('[R-ROOM-3 R-ROOM-4 R-ROOM-5 R-ROOM-6 R-ROOM-7 R-ROOM-8 R-ROOM-9] a room is made', create)
  allows('[R-ROOM-10 R-ROOM-11 R-ROOM-12 R-ROOM-15 R-ROOM-16 R-ROOM-17] it is made whole', create)
  denies('nobody makes a room', create.byNobody())
  denies('a room is made on another’s account', create.by('bob'))
  denies(
    '[R-ROOM-3] a room is made over one that is there',
    create.instead(createRoom({ room: KITCHEN })),
  )
  denies(
    '[R-ROOM-5] a room that does not say since when',
    create.but(`${garden}/createdAt`, undefined),
  )
  denies('[R-ROOM-6] a room by a short name', create.instead(createRoom({ room: 'garden' })))
  denies('[R-ROOM-6] a room by a long name', create.instead(createRoom({ room: `${GARDEN}_` })))
  denies(
    '[R-ROOM-6] a room by a name of emoji',
    create.instead(createRoom({ room: '🌱'.repeat(10) })),
  )

  // Without the list of one's own rooms, which asks for more than the room itself does.
  const bare = create.but(`userRooms/carol/${GARDEN}`, undefined).asIs()
  allows('a room is made and not put on the list', bare)
  denies('[R-ROOM-7] a room without an owner', bare.but(`members/${GARDEN}/carol`, undefined))
  denies('[R-ROOM-8] a room without a count', bare.but(`roomState/${GARDEN}`, undefined))
  denies('[R-ROOM-9] a room outside the directory', bare.but(`publicRooms/${GARDEN}`, undefined))
  denies('[R-ROOM-10] a room for free', bare.but('rate/carol', undefined))
  denies(
    '[R-ROOM-10] a room for a token that paid for another',
    bare.but('rate/carol/for', KITCHEN),
  )

  for (const part of ['', '/name', '/topic', '/kind', '/createdBy', '/createdAt']) {
    denies(
      `[R-ROOM-11] a room with a priority at ${part || 'its top'}`,
      create.weighing(garden + part),
    )
  }
  const named = (name: unknown) =>
    create.butAll({ [`${garden}/name`]: name, [`publicRooms/${GARDEN}/name`]: name })
  denies('[R-ROOM-12] a room named with blanks', named(' '))
  denies('[R-ROOM-12] a room named with a number', named(7))
  allows('[R-ROOM-13] a room named with 60 characters', named('n'.repeat(60)))
  denies('[R-ROOM-13] a room named with 61 characters', named('n'.repeat(61)))
  const about = (topic: unknown) =>
    create.butAll({ [`${garden}/topic`]: topic, [`publicRooms/${GARDEN}/topic`]: topic })
  allows('[R-ROOM-14] a topic of 240 characters', about('t'.repeat(240)))
  allows('[R-ROOM-14] no topic', about(undefined))
  denies('[R-ROOM-14] a topic of 241 characters', about('t'.repeat(241)))
  denies('[R-ROOM-14] a topic that is a number', about(7))
  denies('[R-ROOM-16] a room from yesterday', create.but(`${garden}/createdAt`, NOW - 86_400_000))
  denies('[R-ROOM-17] a room with more than belongs there', create.but(`${garden}/secret`, 'x'))

  // What an administrator may leave behind when a room is deleted by hand.
  const owned = bare
    .but(`members/${GARDEN}/carol`, undefined)
    .given(`members/${GARDEN}/carol`, { role: 'owner', joinedAt: NOW - 1 })
    .asIs()
  allows('a room is made again by its owner', owned)
  denies(
    '[R-ROOM-15] it is made again of a kind that does not exist',
    owned.but(`${garden}/kind`, 'dm'),
  )
  denies(
    '[R-ROOM-7] it is made again by a member',
    owned.given(`members/${GARDEN}/carol/role`, 'member'),
  )
  const listed = bare
    .but(`publicRooms/${GARDEN}`, undefined)
    .given(`publicRooms/${GARDEN}`, listing)
    .asIs()
  allows('a room is made that the directory has already', listed)
  denies('[R-ROOM-4] it is made in another’s name', listed.but(`${garden}/createdBy`, 'bob'))

  // The moment after a room was made, all that its making asks for is still true.
  const founded = as('alice')
    .write(`rooms/${KITCHEN}/topic`, 'Something else')
    .given(`roomState/${KITCHEN}`, { count: 0 })
    .given('rate/alice', { t: NOW, n: 39, for: KITCHEN })
    .asIs()
  denies('[R-ROOM-3] the topic is changed just after the making', founded)
  denies('[R-ROOM-3] a room is deleted by its owner', as('alice').remove(`rooms/${KITCHEN}`))
})
