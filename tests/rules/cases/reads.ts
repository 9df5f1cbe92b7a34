import { as, firstOf, lastOf } from '../support/ask.ts'
import { ban } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, LAST_AT, NOW } from '../support/world.ts'
import { leaveRoom, markRead } from '../support/writes.ts'

const reads = `reads/${KITCHEN}`
const bobs = `${reads}/bob`

export const readCases = collectCases(({ allows, denies }) => {
  const list = as('bob').read(reads, firstOf(500))
  allows('[R-RDM-1 R-RDM-2] a member sees how far others have read', list)
  denies('[R-RDM-1] an outsider sees how far others have read', list.by('carol'))
  denies('[R-RDM-1] nobody sees how far others have read', list.byNobody())
  denies('[R-RDM-2] more than 500 marks are read', list.asking(firstOf(501)))
  denies('[R-RDM-2] marks are read from the other end', list.asking(lastOf(500)))
  denies('[R-RDM-2] all marks are read', list.asking(undefined))

  allows('one reads on and lets others see it', as('bob').update(markRead()))
  const mark = as('bob').write(bobs, LAST_AT)
  allows('[R-RDM-3 R-RDM-4 R-RDM-5 R-RDM-9 R-RDM-10 R-RDM-11] one reads on', mark)
  allows('one reads for the first time', mark.given(reads, undefined))
  denies('[R-RDM-3 R-RDM-7] another reads on for one', mark.by('alice'))
  denies('nobody reads on', mark.byNobody())
  denies('[R-RDM-4 R-RDM-8] the mark is taken out, to start anew', mark.but(bobs, null))
  denies('[R-RDM-5 R-RDM-7] one reads on after leaving', mark.given(`members/${KITCHEN}/bob`, null))
  denies(
    '[R-RDM-5 R-RDM-7] one reads on by the update that leaves',
    as('bob').update(leaveRoom()).but(bobs, LAST_AT),
  )
  denies('[R-RDM-9] one has read what is to come', mark.but(bobs, NOW + 1))
  denies('[R-RDM-9] one has read up to a word', mark.but(bobs, 'now'))
  denies('[R-RDM-10] one has read less far than before', mark.given(bobs, LAST_AT + 1))
  denies('[R-RDM-10] one has read before there was time', mark.given(bobs, undefined).but(bobs, -1))
  denies('[R-RDM-11] a mark with a priority', mark.weighing(bobs))

  allows('[R-RDM-6 R-RDM-7 R-RDM-8] a mark goes as one leaves', as('bob').update(leaveRoom()))
  allows('[R-RDM-6 R-RDM-8] and as one is banned', as('alice').update(ban()))
  const sweep = as('alice').remove(bobs).given(`members/${KITCHEN}/bob`, undefined).asIs()
  allows('[R-RDM-6 R-RDM-7 R-RDM-8] what stayed of who is gone is swept up', sweep)
  denies('[R-RDM-6] nobody sweeps it up', sweep.byNobody())
  denies('[R-RDM-7] another moves the mark of who is gone', sweep.but(bobs, NOW))
  denies(
    '[R-RDM-8] the mark of who is in the room is swept up',
    sweep.given(`members/${KITCHEN}/bob`, { role: 'member', joinedAt: 1 }),
  )
  denies('all marks of a room are swept up', as('alice').remove(reads))
})
