import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { ALIVE, LAPSED, NOW } from '../support/world.ts'
import { TIMESTAMP, announceLease, renewLease } from '../support/writes.ts'

const alive = `presence/alice/${ALIVE}`
const lapsed = `presence/alice/${LAPSED}`

export const presenceCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read('presence/alice')
  allows('[R-PRES-1] a signed-in person sees who is here', read)
  denies('[R-PRES-1] nobody sees who is here', read.byNobody())
  denies('everyone who is here is listed', as('carol').read('presence'))

  const announce = as('alice').update(announceLease())
  allows('[R-PRES-5 R-PRES-6 R-PRES-7 R-PRES-8] a connection is announced', announce)
  allows('[R-PRES-9 R-PRES-10 R-PRES-11 R-PRES-12] with its state and both times', announce)
  denies('[R-PRES-5] another’s connection is announced', announce.by('bob'))
  denies('[R-PRES-5] a connection is announced by nobody', announce.byNobody())
  denies('[R-PRES-6] a connection without a beat', announce.but(`${alive}/beat`, undefined))
  denies('[R-PRES-6] a connection without a state', announce.but(`${alive}/state`, undefined))
  const connected = (length: number) =>
    announce.instead(announceLease({ connection: 'c'.repeat(length) }))
  allows('[R-PRES-7] a connection by a name of 40 characters', connected(40))
  denies('[R-PRES-7] a connection by a name of 41 characters', connected(41))
  for (const part of ['', '/state', '/at', '/beat']) {
    denies(
      `[R-PRES-8] a lease with a priority at ${part || 'its top'}`,
      announce.weighing(alive + part),
    )
  }
  denies('[R-PRES-9] a connection that is dancing', announce.but(`${alive}/state`, 'dancing'))
  denies('[R-PRES-9] a state that is online and more', announce.but(`${alive}/state`, 'online!'))
  denies('[R-PRES-10] a connection from the future', announce.but(`${alive}/at`, NOW + 1))
  denies('[R-PRES-10] a connection from a time that is text', announce.but(`${alive}/at`, 'now'))
  denies('[R-PRES-11] a beat to come', announce.but(`${alive}/beat`, NOW + 86_400_000))
  denies('[R-PRES-11] a beat of before', announce.but(`${alive}/beat`, NOW - 1))
  denies('[R-PRES-12] a lease with more than belongs there', announce.but(`${alive}/device`, 'x'))

  const renew = as('alice').update(renewLease())
  allows('[R-PRES-6 R-PRES-9 R-PRES-11] a lease is renewed', renew)
  denies('[R-PRES-5] a lease is renewed by another', renew.by('bob'))
  denies('[R-PRES-6] a lease is renewed that is gone', renew.given(alive, undefined))
  denies('[R-PRES-6] the beat is taken out of a lease', renew.but(`${alive}/beat`, null))

  const withdraw = as('alice').remove(alive)
  allows('[R-PRES-5 R-PRES-6] a lease is withdrawn', withdraw)
  allows(
    '[R-PRES-6] word is left to withdraw a lease that is still to come',
    withdraw.given(alive, undefined),
  )
  denies('[R-PRES-4] a lease is withdrawn by another', withdraw.by('bob'))
  const sweep = as('bob').remove(lapsed)
  allows('[R-PRES-2 R-PRES-3 R-PRES-4] a lease that has lapsed is swept up by another', sweep)
  denies('[R-PRES-2] a lease that has lapsed is swept up by nobody', sweep.byNobody())
  denies(
    '[R-PRES-3] a lease that has lapsed is taken over by another',
    sweep.but(lapsed, { state: 'online', at: TIMESTAMP, beat: TIMESTAMP }),
  )
  denies('[R-PRES-4] a lease of just now is swept up', sweep.given(`${lapsed}/beat`, NOW - 179_999))
  denies('[R-PRES-4] a lease that is not there is swept up', sweep.given(lapsed, undefined))
  denies('all connections of a person are swept up', as('bob').remove('presence/alice'))
})

export const lastSeenCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read('lastSeen/alice')
  allows('[R-SEEN-1] a signed-in person reads when someone was last seen', read)
  denies('[R-SEEN-1] nobody reads when someone was last seen', read.byNobody())
  denies('it is read of everyone', as('carol').read('lastSeen'))

  const leave = as('alice').write('lastSeen/alice', TIMESTAMP)
  allows('[R-SEEN-2 R-SEEN-3 R-SEEN-4] one was last seen now', leave)
  denies('[R-SEEN-2] another was last seen now', leave.by('bob'))
  denies('[R-SEEN-2] nobody says who was last seen', leave.byNobody())
  denies('[R-SEEN-2] the word on another is taken away', as('bob').remove('lastSeen/alice'))
  denies('[R-SEEN-3] one was last seen yesterday', leave.but('lastSeen/alice', NOW - 86_400_000))
  denies('[R-SEEN-3] one will be last seen tomorrow', leave.but('lastSeen/alice', NOW + 86_400_000))
  denies('[R-SEEN-4] a time with a priority', leave.weighing('lastSeen/alice'))
})
