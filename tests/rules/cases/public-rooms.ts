import { as, firstOf, lastOf } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { GARDEN, KITCHEN } from '../support/world.ts'
import { createRoom } from '../support/writes.ts'

const entry = `publicRooms/${KITCHEN}`
const kitchen = { name: 'Kitchen', topic: 'What is cooking' }

export const publicRoomCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read('publicRooms', lastOf(100))
  allows('[R-PUB-1 R-PUB-2 R-PUB-3] the newest hundred public rooms are read', read)
  denies('[R-PUB-1] nobody reads the directory', read.byNobody())
  denies('[R-PUB-2] the directory is searched by name', read.asking(lastOf(100, 'name')))
  denies('[R-PUB-3] more than a hundred are read', read.asking(lastOf(101)))
  denies('[R-PUB-3] the oldest hundred are read', read.asking(firstOf(100)))
  denies('[R-PUB-3] the directory is read by key without end', read.asking({ index: '.key' }))
  denies('the whole directory is read', read.asking(undefined))

  const create = as('carol').update(createRoom())
  const garden = `publicRooms/${GARDEN}`
  allows(
    '[R-PUB-4 R-PUB-5 R-PUB-8 R-PUB-9 R-PUB-10 R-PUB-11 R-PUB-12] a new room is listed',
    create,
  )
  for (const part of ['', '/name', '/topic']) {
    denies(
      `[R-PUB-9] an entry with a priority at ${part || 'its top'}`,
      create.weighing(garden + part),
    )
  }
  denies('[R-PUB-10] a room is listed under another name', create.but(`${garden}/name`, 'Bank'))
  denies(
    '[R-PUB-11] a room is listed with another topic',
    create.but(`${garden}/topic`, 'Win a prize'),
  )
  denies('[R-PUB-12] an entry with more than belongs there', create.but(`${garden}/stars`, 5))

  const relist = as('alice').write(entry, kitchen).given(entry, undefined).asIs()
  allows('[R-PUB-5] a room that was taken off is listed by who made it', relist)
  denies('[R-PUB-5 R-PUB-6] a room is listed by a member', relist.by('bob'))
  denies('[R-PUB-5] a room is listed by nobody', relist.byNobody())
  denies('[R-PUB-8] a room is listed without its name', relist.but(`${entry}/name`, undefined))
  const topic = as('alice').write(`${entry}/topic`, 'What is cooking')
  allows('[R-PUB-6 R-PUB-7] an administrator writes an entry as the room is', topic)
  denies('[R-PUB-6] a member does', topic.by('bob'))
  denies('[R-PUB-7] an entry is taken off and the room stays', topic.instead({ [entry]: null }))
  denies('[R-PUB-10] an entry says another name', topic.instead({ [`${entry}/name`]: 'Bank' }))
  denies('[R-PUB-11] an entry says another topic', topic.but(`${entry}/topic`, 'Win a prize'))
  const made = topic.given(`members/${KITCHEN}/alice/role`, 'member')
  denies('[R-PUB-4] who made the room writes its entry again, and does not run it any more', made)
  denies('a room that is not there is listed', as('carol').write(garden, kitchen))
})
