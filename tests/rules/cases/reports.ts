import { as, firstOf, lastOf } from '../support/ask.ts'
import { paidFor } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { HELLO, KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const all = `reports/${KITCHEN}`
const about = `${all}/${HELLO}`
const bobs = `${about}/bob`
const report = { at: 1, why: 'spam', text: 'again' }

/** The update that the app makes. */
const reporting = (by = 'bob') => ({
  [`${about}/${by}`]: { at: TIMESTAMP, why: 'abuse', text: 'not nice' },
  ...paidFor(by, `report/${KITCHEN}/${HELLO}`, 29),
})

export const reportCases = collectCases(({ allows, denies }) => {
  const read = as('alice').read(all, firstOf(100)).given(bobs, report).asIs()
  allows('[R-REP-1 R-REP-2] who runs the room reads the reports', read)
  allows('also as an administrator', read.given(`members/${KITCHEN}/alice/role`, 'admin'))
  denies('[R-REP-1] a member does, of whom there may be some', read.by('bob'))
  denies('[R-REP-1] an outsider does', read.by('carol'))
  denies('[R-REP-1] nobody does', read.byNobody())
  denies('[R-REP-2] more than those of a hundred messages', read.asking(firstOf(101)))
  denies('[R-REP-2] from the other end', read.asking(lastOf(100)))
  denies('[R-REP-2] without end', read.asking(undefined))
  const own = as('bob').read(bobs).given(bobs, report).asIs()
  allows('[R-REP-5] one asks whether one has reported', own)
  denies('[R-REP-5] another member asks', own.by('carol'))

  const tell = as('bob').update(reporting())
  allows(
    '[R-REP-6 R-REP-7 R-REP-8 R-REP-9 R-REP-10 R-REP-11 R-REP-12 R-REP-13] a member reports',
    tell,
  )
  allows('[R-REP-14 R-REP-15 R-REP-16 R-REP-17 R-REP-18] and says why', tell)
  allows('without more words', tell.but(`${bobs}/text`, undefined))
  denies('[R-REP-6] twice', tell.given(bobs, report))
  denies('another reports with one’s token', tell.by('alice'))
  denies(
    '[R-REP-7] in the name of another',
    tell.but(bobs, undefined).but(`${about}/alice`, { at: TIMESTAMP, why: 'abuse' }),
  )
  denies('nobody reports', tell.byNobody())
  denies('[R-REP-8] who is not in the room', tell.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-REP-9] in a room that nobody runs', tell.given(`rooms/${KITCHEN}/owner`, undefined))
  denies(
    '[R-REP-10] a message that is not there',
    tell.given(`messages/${KITCHEN}/${HELLO}`, undefined),
  )
  denies('[R-REP-11] without a reason', tell.but(`${bobs}/why`, undefined))
  denies('[R-REP-11] without a time', tell.but(`${bobs}/at`, undefined))
  denies(
    '[R-REP-12] for a token that paid for a message',
    tell.but('rate/bob/for', `${KITCHEN}/${HELLO}`),
  )
  denies(
    '[R-REP-13] for a token that was taken before',
    tell
      .but('rate/bob', undefined)
      .given('rate/bob', { t: NOW - 1000, n: 10, for: `report/${KITCHEN}/${HELLO}` }),
  )
  for (const part of ['', '/at', '/why', '/text']) {
    denies(`[R-REP-14] with a priority at ${part || 'its top'}`, tell.weighing(bobs + part))
  }
  denies('[R-REP-15] of yesterday', tell.but(`${bobs}/at`, NOW - 86_400_000))
  denies('[R-REP-16] for a reason of one’s own', tell.but(`${bobs}/why`, 'bored'))
  allows('in 500 characters', tell.but(`${bobs}/text`, 'x'.repeat(500)))
  denies('[R-REP-17] in more', tell.but(`${bobs}/text`, 'x'.repeat(501)))
  denies('[R-REP-18] with more than belongs there', tell.but(`${bobs}/name`, 'Bob'))

  const dismiss = as('alice').remove(about).given(bobs, report).asIs()
  allows('[R-REP-3 R-REP-4] who runs the room dismisses reports', dismiss)
  allows('also an administrator', dismiss.given(`members/${KITCHEN}/alice/role`, 'admin'))
  denies('[R-REP-4] a member does', dismiss.by('bob'))
  denies('[R-REP-4] nobody does', dismiss.byNobody())
  denies(
    '[R-REP-3] a report is put into the mouth of another',
    dismiss.instead({
      [about]: { carol: { at: TIMESTAMP, why: 'spam' } },
    }),
  )
})
