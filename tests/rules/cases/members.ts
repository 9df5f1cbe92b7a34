import { as, firstOf, lastOf } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { GARDEN, KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP, createRoom, joinRoom, leaveRoom } from '../support/writes.ts'

const members = `members/${KITCHEN}`
const carol = `${members}/carol`

export const memberCases = collectCases(({ allows, denies }) => {
  const list = as('bob').read(members, firstOf(500))
  allows('[R-MEM-1 R-MEM-2] a member reads who is in the room', list)
  denies('[R-MEM-1] an outsider reads who is in the room', list.by('carol'))
  denies('[R-MEM-1] nobody reads who is in the room', list.byNobody())
  denies('[R-MEM-2] more than 500 members are read', list.asking(firstOf(501)))
  denies('[R-MEM-2] members are read from the other end', list.asking(lastOf(500)))
  denies('[R-MEM-2] all members are read', list.asking(undefined))

  const self = as('carol').read(carol)
  allows('[R-MEM-3] one asks whether one is in a room', self)
  denies('[R-MEM-3] one asks whether another is in a room', self.by('dave'))
  denies('[R-MEM-3] nobody asks whether someone is in a room', self.byNobody())

  const join = as('carol').update(joinRoom()).but(`userRooms/carol/${KITCHEN}`, undefined).asIs()
  allows('a person joins with the room on the list', as('carol').update(joinRoom()))
  allows('[R-MEM-4 R-MEM-5 R-MEM-6 R-MEM-7 R-MEM-8 R-MEM-10 R-MEM-11 R-MEM-22] one joins', join)
  allows('[R-MEM-26 R-MEM-27 R-MEM-28 R-MEM-29] as a member, now', join)
  denies('[R-MEM-10] one brings in another', join.by('bob'))
  denies('[R-MEM-10] nobody brings in someone', join.byNobody())
  denies(
    '[R-MEM-11] one joins a room that is not public',
    join.given(`rooms/${KITCHEN}/kind`, 'private'),
  )
  denies('[R-MEM-5] one joins without a role', join.but(`${carol}/role`, undefined))
  denies('[R-MEM-5] one joins without a time', join.but(`${carol}/joinedAt`, undefined))
  for (const part of ['', '/role', '/joinedAt']) {
    denies(
      `[R-MEM-22] a member with a priority at ${part || 'its top'}`,
      join.weighing(carol + part),
    )
  }
  denies('[R-MEM-27] one joins as the owner', join.but(`${carol}/role`, 'owner'))
  denies('[R-MEM-6] one joins as an administrator', join.but(`${carol}/role`, 'admin'))
  denies('[R-MEM-28] one has joined long ago', join.but(`${carol}/joinedAt`, NOW - 86_400_000))
  denies('[R-MEM-29] a member with more than belongs there', join.but(`${carol}/title`, 'Chief'))

  const create = as('carol').update(createRoom())
  const owner = `members/${GARDEN}/carol`
  allows('[R-MEM-9 R-MEM-11 R-MEM-27] who makes a room is its owner', create)
  denies('[R-MEM-27] who makes a room is a member', create.but(`${owner}/role`, 'member'))
  denies(
    '[R-MEM-27] one makes oneself the owner of a room to come',
    as('carol').write(owner, { role: 'owner', joinedAt: TIMESTAMP }),
  )

  const leave = as('bob').update(leaveRoom())
  allows('[R-MEM-16 R-MEM-17 R-MEM-18 R-MEM-19] a member leaves', leave)
  denies('[R-MEM-17] one who is the owner leaves', leave.given(`rooms/${KITCHEN}/owner`, 'bob'))
  denies('[R-MEM-17] the owner leaves', as('alice').update(leaveRoom({ who: 'alice' })))
  const rejoin = as('bob')
    .write(`${members}/bob`, { role: 'member', joinedAt: TIMESTAMP })
    .given(`${members}/bob`, undefined)
    .asIs()
  allows('[R-MEM-4] a member joins again after having left', rejoin)
  denies(
    '[R-MEM-4] a member joins again without having left',
    rejoin.given(`${members}/bob`, { role: 'member', joinedAt: NOW - 1 }),
  )
  denies('the owner becomes a member', as('alice').write(`${members}/alice/role`, 'member'))
  denies('a member becomes the owner', as('bob').write(`${members}/bob/role`, 'owner'))
  denies('all members are put out', as('alice').remove(members))
})
