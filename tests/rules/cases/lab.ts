import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { NOW } from '../support/world.ts'

const place = 'lab/bob/0'

export const labCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read(place)
  allows('[R-LAB-1] one reads what one measures', read)
  denies('[R-LAB-1] another does', read.by('alice'))
  denies('[R-LAB-1] nobody does', read.byNobody())

  const beat = as('bob').write(place, 'x'.repeat(200))
  allows('[R-LAB-2 R-LAB-3 R-LAB-4 R-LAB-5 R-LAB-6] one writes a beat', beat)
  denies('[R-LAB-2] another writes it', beat.by('alice'))
  denies('[R-LAB-2] nobody writes it', beat.byNobody())
  denies('[R-LAB-3] who is about to be gone does', beat.given('leaving/bob', NOW))
  const last = as('bob').write('lab/bob/4', 'x')
  allows('[R-LAB-4] in the last place', last)
  denies('[R-LAB-4] in one more', last.instead({ 'lab/bob/5': 'x' }))
  denies('[R-LAB-5] a longer one', beat.but(place, 'x'.repeat(201)))
  denies('[R-LAB-5] something else than text', beat.but(place, 7))
  denies('[R-LAB-6] with a priority', beat.weighing(place))

  const clear = as('bob').remove(place).given(place, 'x').asIs()
  allows('[R-LAB-2] one takes it away', clear)
  denies('[R-LAB-2] another takes it away', clear.by('alice'))
  allows('[R-LAB-3] also while one is about to be gone', clear.given('leaving/bob', NOW).asIs())
})
