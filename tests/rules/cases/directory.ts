import { as, firstOf, lastOf } from '../support/ask.ts'
import { eraseAccount } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { NOW } from '../support/world.ts'

const entry = 'directory/bob'

/** The updates that the app makes. */
const beListed = (who: string, name: string) => ({
  [`directory/${who}`]: { name, nameLower: name.toLowerCase() },
})
const renameListed = (who: string, name: string) => ({
  [`users/${who}/name`]: name,
  ...beListed(who, name),
})

const listed = { name: 'Bob', nameLower: 'bob' }

export const directoryCases = collectCases(({ allows, denies }) => {
  const between = (start: string, end: string, limit = 20) => ({
    ...firstOf(limit, 'nameLower'),
    start: { value: start, inclusive: true },
    end: { value: end, inclusive: true },
  })
  const read = as('carol').read('directory', between('bo', 'bo\uf8ff'))
  allows('[R-DIR-1 R-DIR-2 R-DIR-3 R-DIR-4 R-DIR-5] whose name begins so is found', read)
  allows('also by one character of Chinese', read.asking(between('林', '林\uf8ff')))
  denies('[R-DIR-1] nobody finds people', read.byNobody())
  denies(
    '[R-DIR-2] people are looked for by another child',
    read.asking({ ...between('bo', 'bo\uf8ff'), index: 'name' }),
  )
  denies('[R-DIR-3] all are listed', read.asking(between('', '\uf8ff')))
  denies('[R-DIR-4] all behind a letter are listed', read.asking(between('b', 'z')))
  denies(
    '[R-DIR-4] the end is left open',
    read.asking({ ...firstOf(20, 'nameLower'), start: { value: 'bo', inclusive: true } }),
  )
  denies('[R-DIR-5] more than twenty are found', read.asking(between('bo', 'bo\uf8ff', 21)))
  denies(
    '[R-DIR-5] the last twenty are found',
    read.asking({ ...between('bo', 'bo\uf8ff'), ...lastOf(20, 'nameLower') }),
  )
  denies('the directory of people is read', as('carol').read('directory'))
  const own = as('bob').read(entry)
  allows('[R-DIR-6] one sees whether one is listed', own)
  denies('[R-DIR-6] another sees that', own.by('carol'))

  const list = as('bob').update(beListed('bob', 'Bob'))
  allows('[R-DIR-7 R-DIR-8 R-DIR-9 R-DIR-10 R-DIR-11 R-DIR-12] one lets others find oneself', list)
  denies('[R-DIR-7] another lists one', list.by('carol'))
  denies('[R-DIR-7] nobody lists one', list.byNobody())
  denies('[R-DIR-8] without what is searched', list.but(`${entry}/nameLower`, undefined))
  denies('[R-DIR-8] without a name', list.but(`${entry}/name`, undefined))
  for (const part of ['', '/name', '/nameLower']) {
    denies(`[R-DIR-9] with a priority at ${part || 'its top'}`, list.weighing(entry + part))
  }
  denies(
    '[R-DIR-10] under the name of another',
    list.butAll({ [`${entry}/name`]: 'Alice', [`${entry}/nameLower`]: 'alice' }),
  )
  denies('[R-DIR-11] found by another name', list.but(`${entry}/nameLower`, 'alice'))
  denies('[R-DIR-11] found in capitals', list.but(`${entry}/nameLower`, 'Bob'))
  denies('[R-DIR-12] with more than belongs there', list.but(`${entry}/mail`, 'bob@example.com'))
  denies('[R-DIR-10] without a profile', list.given('users/bob', undefined))
  const hide = as('bob').remove(entry).given(entry, listed).asIs()
  allows('[R-DIR-8] one is found no more', hide)
  denies('[R-DIR-7] another takes one off', hide.by('carol'))

  const rename = as('bob').update(renameListed('bob', '林 Bo')).given(entry, listed).asIs()
  allows('[R-USR-5 R-DIR-10 R-DIR-11] a name is changed in both places', rename)
  denies('[R-USR-5] the directory keeps the old name', rename.but(entry, undefined))
  denies('[R-DIR-10] only the directory has the new one', rename.but('users/bob/name', undefined))
  denies('[R-USR-5] the directory has another', rename.but(`${entry}/name`, 'Alice'))

  const erase = as('bob')
    .update(eraseAccount())
    .given('leaving/bob', NOW - 60_000)
    .given(entry, listed)
    .asIs()
  allows('[R-USR-4] it goes with the account', erase)
  denies('[R-USR-4] it stays when the account goes', erase.but(entry, undefined))
})
