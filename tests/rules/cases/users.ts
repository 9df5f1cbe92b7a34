import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { NOW } from '../support/world.ts'
import { createProfile } from '../support/writes.ts'

export const userCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read('users/alice')
  allows('[R-USR-1] a signed-in person reads a profile', read)
  denies('[R-USR-1] nobody reads a profile', read.byNobody())
  denies('everyone is listed', as('carol').read('users'))

  const create = as('carol').update(createProfile()).given('users/carol', undefined).asIs()
  allows('[R-USR-2 R-USR-3 R-USR-6 R-USR-7 R-USR-8 R-USR-9 R-USR-10] a first profile', create)
  allows('[R-USR-13] a profile that says when it was made', create)
  allows('[R-USR-16] a profile with nothing beside what belongs there', create)
  allows('a profile without a picture', create.but('users/carol/photo', null))
  denies("[R-USR-2] another's profile is written", create.by('bob'))
  denies('[R-USR-2] nobody writes a profile', create.byNobody())
  denies('[R-USR-3] a profile without a name', create.but('users/carol/name', undefined))
  denies(
    '[R-USR-3] a profile that does not say since when',
    create.but('users/carol/createdAt', undefined),
  )
  denies('[R-USR-6] a name with a priority', create.weighing('users/carol/name'))
  denies('[R-USR-6] a picture with a priority', create.weighing('users/carol/photo'))
  denies('[R-USR-6] a time with a priority', create.weighing('users/carol/createdAt'))
  denies('[R-USR-7] a name of blanks', create.but('users/carol/name', '  '))
  denies('[R-USR-7] a name that is a number', create.but('users/carol/name', 7))
  denies('[R-USR-7] a name that is a record', create.but('users/carol/name', { first: 'Carol' }))
  allows('[R-USR-8] a name of 60 characters', create.but('users/carol/name', 'n'.repeat(60)))
  denies('[R-USR-8] a name of 61 characters', create.but('users/carol/name', 'n'.repeat(61)))
  denies(
    '[R-POR-2 R-USR-9] a picture that is a script',
    create.but('users/carol/photo', 'javascript:1'),
  )
  denies(
    '[R-USR-9] a picture in the clear',
    create.but('users/carol/photo', 'http://photos.example'),
  )
  denies('[R-USR-9] a picture that is a record', create.but('users/carol/photo', { at: 7 }))
  const address = (length: number) => 'https://'.padEnd(length, 'x')
  allows('[R-USR-10] a long address', create.but('users/carol/photo', address(2048)))
  denies('[R-USR-10] an endless address', create.but('users/carol/photo', address(2049)))
  denies(
    '[R-USR-13] a profile from yesterday',
    create.but('users/carol/createdAt', NOW - 86_400_000),
  )
  denies(
    '[R-USR-16] a profile with a mail address',
    create.but('users/carol/mail', 'carol@example.com'),
  )

  const rename = as('bob').write('users/bob/name', 'Robert')
  allows('[R-USR-3] a new name for a profile that is there', rename)
  denies(
    '[R-USR-3] a profile is deleted',
    rename.but('users/bob/name', undefined).but('users/bob', null),
  )
  denies('[R-USR-3] the name is taken out of a profile', rename.but('users/bob/name', null))
  const again = as('bob').write('users/bob/createdAt', NOW - 3_600_000)
  allows('[R-USR-13] the time of making is written again as it is', again)
  denies('[R-USR-13] the time of making is moved', again.but('users/bob/createdAt', NOW))

  const say = as('bob').write('users/bob/status', '🌲 in the woods')
  allows('[R-USR-2 R-USR-6 R-USR-11 R-USR-12] one says something of oneself', say)
  allows('and takes it away', say.but('users/bob/status', null))
  denies('[R-USR-2] another says it', say.by('carol'))
  denies('[R-USR-6] with a priority', say.weighing('users/bob/status'))
  denies('[R-USR-11] in blanks', say.but('users/bob/status', '  '))
  denies('[R-USR-11] as a number', say.but('users/bob/status', 5))
  allows('in a hundred characters', say.but('users/bob/status', 's'.repeat(100)))
  denies('[R-USR-12] in more', say.but('users/bob/status', 's'.repeat(101)))

  const HOUR = 3_600_000
  const rest = as('bob').write('users/bob/quietUntil', NOW + HOUR)
  allows('[R-USR-2 R-USR-6 R-USR-14 R-USR-15] one does not want to be disturbed', rest)
  allows('and is there again', rest.but('users/bob/quietUntil', null))
  denies('[R-USR-2] another says so', rest.by('carol'))
  denies('[R-USR-6] a rest with a priority', rest.weighing('users/bob/quietUntil'))
  allows(
    'one is renamed when that is long over',
    as('bob')
      .write('users/bob/name', 'Bobby')
      .given('users/bob/quietUntil', NOW - HOUR),
  )
  denies('[R-USR-14] until just now', rest.but('users/bob/quietUntil', NOW))
  denies('[R-USR-14] until they say so', rest.but('users/bob/quietUntil', 'later'))
  allows('for a week', rest.but('users/bob/quietUntil', NOW + 168 * HOUR))
  denies('[R-USR-15] for longer', rest.but('users/bob/quietUntil', NOW + 168 * HOUR + 1))
})
