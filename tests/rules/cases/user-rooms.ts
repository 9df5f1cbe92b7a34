import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, LAST_AT, NOW, REPLY } from '../support/world.ts'
import { joinRoom, leaveRoom, markRead } from '../support/writes.ts'

const bobs = `userRooms/bob/${KITCHEN}`
const carols = `userRooms/carol/${KITCHEN}`

export const userRoomCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read('userRooms/bob')
  allows('[R-UR-1] one reads the list of one’s own rooms', read)
  denies('[R-UR-1] another reads the list of one’s rooms', read.by('alice'))
  denies('[R-UR-1] nobody reads a list of rooms', read.byNobody())

  const join = as('carol').update(joinRoom())
  allows('[R-UR-2 R-UR-3 R-UR-4] a room comes onto the list as one joins', join)
  allows('[R-UR-5 R-UR-6 R-UR-7 R-UR-9 R-UR-17] with its kind and both times and counts', join)
  denies('[R-UR-3] a room without the count', join.but(`${carols}/readCount`, undefined))
  denies('[R-UR-3] a room without the time of joining', join.but(`${carols}/joinedAt`, undefined))
  for (const part of ['', '/kind', '/joinedAt', '/readAt', '/readCount']) {
    denies(
      `[R-UR-4] an entry with a priority at ${part || 'its top'}`,
      join.weighing(carols + part),
    )
  }
  denies('[R-UR-5] a room of a kind that it is not', join.but(`${carols}/kind`, 'dm'))
  denies('[R-UR-6] joined at a time of one’s own', join.but(`${carols}/joinedAt`, NOW - 1))
  denies('[R-UR-6] a room that one is not in', join.but(`members/${KITCHEN}/carol`, undefined))
  denies('[R-UR-7] read in the future', join.but(`${carols}/readAt`, NOW + 1))
  denies('[R-UR-8] read before there was time', join.but(`${carols}/readAt`, -1))
  denies('[R-UR-8] read at a time that is text', join.but(`${carols}/readAt`, 'now'))
  denies('[R-UR-9] more read than there is', join.but(`${carols}/readCount`, 3))
  denies('[R-UR-10] less than nothing read', join.but(`${carols}/readCount`, -1))
  denies('[R-UR-17] an entry with more than belongs there', join.but(`${carols}/note`, 'x'))

  const own = {
    muted: NOW,
    pinned: 1,
    archived: true,
    unread: true,
    mentionsOnly: true,
    invite: 'x'.repeat(64),
  }
  const arranged = as('bob').update(
    Object.fromEntries(Object.entries(own).map(([key, value]) => [`${bobs}/${key}`, value])),
  )
  allows('[R-UR-11 R-UR-12 R-UR-13 R-UR-14 R-UR-15 R-UR-16] one arranges one’s own list', arranged)
  for (const [id, part] of [
    [11, 'muted'],
    [12, 'pinned'],
    [13, 'archived'],
    [14, 'unread'],
    [15, 'mentionsOnly'],
  ] as const) {
    denies(`[R-UR-${id}] ${part} in words`, arranged.but(`${bobs}/${part}`, 'yes'))
  }
  denies('[R-UR-16] an invite without end', arranged.but(`${bobs}/invite`, 'x'.repeat(65)))
  for (const part of Object.keys(own)) {
    denies(`[R-UR-4] an entry with a priority at /${part}`, arranged.weighing(`${bobs}/${part}`))
  }

  const mark = as('bob').update(markRead())
  allows('[R-UR-2 R-UR-8 R-UR-10] one reads on', mark)
  denies('[R-UR-2] another reads on for one', mark.by('alice'))
  denies('[R-UR-2] nobody reads on', mark.byNobody())
  denies('[R-UR-7] one has read what is to come', mark.but(`${bobs}/readAt`, NOW + 60_000))
  denies(
    '[R-UR-8] one has read less far than before',
    mark.but(`${bobs}/readAt`, LAST_AT - 86_400_000),
  )
  denies('[R-UR-9] one has read more than there is', mark.but(`${bobs}/readCount`, 3))
  denies('[R-UR-10] one has read less than before', mark.but(`${bobs}/readCount`, 0))
  denies('[R-UR-3] the mark is taken out, to start anew', mark.but(`${bobs}/readCount`, null))

  const drop = as('bob').remove(bobs)
  allows('[R-UR-3] a room is taken off the list', drop)
  denies('[R-UR-2] a room is taken off another’s list', drop.by('alice'))
  allows('a room is taken off the list as one leaves', as('bob').update(leaveRoom()))
  denies('the whole list is written at once', drop.but(bobs, undefined).but('userRooms/bob', null))
  denies(
    'a room that is gone is put on the list',
    join.given(`rooms/${KITCHEN}`, undefined).given(`messages/${KITCHEN}/${REPLY}`, undefined),
  )
})
