import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const typing = `typing/${KITCHEN}`

export const typingCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read(typing)
  allows('[R-TYP-1] a member sees who is typing', read)
  denies('[R-TYP-1] an outsider sees who is typing', read.by('carol'))
  denies('[R-TYP-1] nobody sees who is typing', read.byNobody())

  const sign = as('bob').write(`${typing}/bob`, TIMESTAMP)
  allows('[R-TYP-2 R-TYP-3 R-TYP-9 R-TYP-10] a member types', sign)
  denies('[R-TYP-2 R-TYP-6] another member is made to type', sign.by('alice'))
  denies(
    '[R-TYP-2 R-TYP-6] one whose sign is stale is made to type',
    as('bob').write(`${typing}/alice`, TIMESTAMP),
  )
  denies('[R-TYP-3 R-TYP-5] an outsider types', as('carol').write(`${typing}/carol`, TIMESTAMP))
  denies(
    '[R-TYP-3 R-TYP-5] one who has left types',
    sign.given(`members/${KITCHEN}/bob`, undefined),
  )
  denies('nobody types', sign.byNobody())
  denies('[R-TYP-9] one has been typing since before', sign.but(`${typing}/bob`, NOW - 1))
  denies('[R-TYP-9] one will be typing for an hour', sign.but(`${typing}/bob`, NOW + 3_600_000))
  denies('[R-TYP-9] one types words', sign.but(`${typing}/bob`, 'soup'))
  denies('[R-TYP-10] a sign with a priority', sign.weighing(`${typing}/bob`))

  const stop = as('bob').remove(`${typing}/bob`).given(`members/${KITCHEN}/bob`, undefined).asIs()
  allows('[R-TYP-4 R-TYP-5] one stops typing, even after having left', stop)
  denies('[R-TYP-4] one is stopped by who is not in the room', stop.by('carol'))
  const sweep = as('bob').remove(`${typing}/alice`)
  allows('[R-TYP-6 R-TYP-7 R-TYP-8] a member sweeps up a stale sign', sweep)
  denies(
    '[R-TYP-7] a member sweeps up a sign of just now',
    sweep.given(`${typing}/alice`, NOW - 5999),
  )
  denies('[R-TYP-8] an outsider sweeps up a stale sign', sweep.by('carol'))
  denies('[R-TYP-8] nobody sweeps up a stale sign', sweep.byNobody())
  denies('all signs of a room are swept up', as('alice').remove(typing))
})
