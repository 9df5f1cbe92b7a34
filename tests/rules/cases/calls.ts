import { as } from '../support/ask.ts'
import { beginCall, joinCall, leaveCall } from '../support/call-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW, PAGE } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const call = `calls/${KITCHEN}`
const kind = `rooms/${KITCHEN}/kind`
const ban = { by: 'alice', at: 1 }
const left = `${call}/people`
const alices = `${call}/people/alice`
const bobs = `${call}/people/bob`

export const callCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read(call)
  allows('[R-CALL-1] a member sees the call', read)
  denies('[R-CALL-1] an outsider does', read.by('carol'))
  denies('[R-CALL-1] nobody does', read.byNobody())
  denies('all calls are read', as('alice').read('calls'))

  const begin = as('bob').update(beginCall()).given(call, undefined).asIs()
  allows('[R-CALL-2 R-CALL-3 R-CALL-4 R-CALL-5 R-CALL-6 R-CALL-10] a member calls', begin)
  allows('[R-CALL-11 R-CALL-12 R-CALL-13 R-CALL-14 R-CALL-46] with all that belongs to it', begin)
  allows(
    '[R-CALL-2] in the place of a call that all have left',
    begin.given(`${call}/id`, 'x').asIs(),
  )
  denies(
    '[R-CALL-2] while there is a call',
    begin.given(alices, { endpoint: PAGE, seat: '0', beat: 1 }),
  )
  for (const part of ['id', 'by', 'at', 'kind']) {
    denies(`[R-CALL-3] one without its ${part}`, begin.but(`${call}/${part}`, undefined))
  }
  denies(
    '[R-CALL-4] one calls and is not in it',
    begin.butAll({ [`${call}/people`]: undefined, [`${call}/seats`]: undefined }),
  )
  denies('[R-CALL-5] an outsider calls', begin.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-CALL-6] who is banned calls', begin.given(`bans/${KITCHEN}/bob`, ban))
  for (const part of ['', '/id', '/by', '/at', '/kind', '/people', '/seats', '/called']) {
    denies(`[R-CALL-10] with a priority at ${part || 'its top'}`, begin.weighing(call + part))
  }
  denies('[R-CALL-11] by a name that is no push id', begin.but(`${call}/id`, 'call'))
  denies('[R-CALL-12] in another’s name', begin.but(`${call}/by`, 'alice'))
  denies('[R-CALL-13] since before', begin.but(`${call}/at`, NOW - 1))
  denies('[R-CALL-14] of another kind', begin.but(`${call}/kind`, 'smoke'))
  denies('[R-CALL-46] with more than belongs there', begin.but(`${call}/more`, true))
  denies(
    '[R-CALL-25] another is put into it',
    begin
      .but(`${call}/people/alice`, { endpoint: PAGE, seat: '1', beat: TIMESTAMP })
      .but(`${call}/seats/1`, 'alice'),
  )

  allows('[R-CALL-43 R-CALL-44 R-CALL-45] and rings for who is named', begin)
  const ringing = (called: string[]) => begin.instead(beginCall({ called }))
  const others = ['a', 'b', 'c', 'd', 'e']
  allows('[R-CALL-43] for five', ringing(others).asIs())
  denies('[R-CALL-43] for six', ringing([...others, 'f']))
  denies('[R-CALL-43] for one who is named later', as('bob').write(`${call}/called/0`, 'alice'))
  denies('[R-CALL-44] for a path', ringing(['alice/name']))
  denies('[R-CALL-44] for nobody', ringing(['']))
  denies('[R-CALL-44] for a name of great length', ringing(['a'.repeat(129)]))
  denies('[R-CALL-45] with a priority', begin.weighing(`${call}/called/0`))

  const end = as('bob').remove(call).given(kind, 'dm').asIs()
  allows('[R-CALL-7 R-CALL-8 R-CALL-9] each of two ends it', end)
  denies('[R-CALL-8] an outsider ends it', end.by('carol'))
  denies('[R-CALL-9] in a room of more, one ends it for all', end.given(kind, 'private'))
  allows(
    '[R-CALL-9] a member clears away what all have left',
    as('bob').remove(call).given(left, undefined).asIs(),
  )
  denies('[R-CALL-7] one changes it, of two', end.but(call, undefined).but(`${call}/kind`, 'voice'))
})

export const callLeaseCases = collectCases(({ allows, denies }) => {
  const join = as('bob').update(joinCall())
  allows(
    '[R-CALL-15 R-CALL-16 R-CALL-17 R-CALL-18 R-CALL-19 R-CALL-25 R-CALL-26] a member joins',
    join,
  )
  allows('[R-CALL-27 R-CALL-28 R-CALL-29 R-CALL-30 R-CALL-31] with a lease', join)
  allows('[R-CALL-32 R-CALL-33 R-CALL-34 R-CALL-35 R-CALL-36] and a seat', join)
  denies('nobody joins', join.byNobody())
  for (const part of ['endpoint', 'seat', 'beat']) {
    denies(`[R-CALL-15] a lease without its ${part}`, join.but(`${bobs}/${part}`, undefined))
  }
  denies(
    '[R-CALL-16] where there is no call',
    join.given(call, { people: { alice: { beat: NOW } } }),
  )
  denies('[R-CALL-17] an outsider joins', join.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-CALL-18] who is banned joins', join.given(`bans/${KITCHEN}/bob`, ban))
  const isIn = { endpoint: 'page-of-bob', seat: '1', beat: NOW - 119_999 }
  denies('[R-CALL-19] on a second device', join.given(bobs, { ...isIn, endpoint: 'phone' }))
  allows('[R-CALL-19] on the same, again', join.given(bobs, isIn).asIs())
  const lapsed = { ...isIn, beat: NOW - 120_001 }
  allows(
    '[R-CALL-19] when the other is stale',
    join.given(bobs, { ...lapsed, endpoint: 'phone' }).asIs(),
  )
  denies('[R-CALL-26] without a seat', join.but(`${call}/seats/1`, undefined))
  for (const part of ['', '/endpoint', '/seat', '/beat']) {
    denies(`[R-CALL-27] with a priority at ${part || 'its top'}`, join.weighing(bobs + part))
  }
  denies('[R-CALL-28] from a page of a long name', join.but(`${bobs}/endpoint`, 'p'.repeat(41)))
  denies('[R-CALL-30] with a beat to come', join.but(`${bobs}/beat`, NOW + 1))
  denies('[R-CALL-31] with more than belongs there', join.but(`${bobs}/more`, true))
  const sit = (seat: string) => join.instead(joinCall({ seat }))
  allows('in the last seat', sit('5').asIs())
  denies('[R-CALL-29] in one more', sit('6'))

  denies('[R-CALL-33] in the seat of another', sit('0'))
  const beat = `${alices}/beat`
  allows(
    '[R-CALL-33] in that of who is stale',
    sit('0')
      .given(beat, NOW - 120_001)
      .asIs(),
  )
  const leftover = sit('3').given(`${call}/seats/3`, 'dave').asIs()
  allows('[R-CALL-33] in that of who has left', leftover)
  denies('[R-CALL-35] two seats are taken', join.but(`${call}/seats/2`, 'bob'))
  denies('[R-CALL-36] a seat with a priority', join.weighing(`${call}/seats/1`))

  const there = as('bob')
    .update({ [bobs]: joinCall()[bobs] })
    .given(bobs, isIn)
    .given(`${call}/seats/1`, 'bob')
  const renew = there.asIs()
  allows('[R-CALL-19 R-CALL-30] a lease is renewed', renew)
  denies('[R-CALL-25] by another', renew.by('alice'))
  const late = renew.given(bobs, lapsed).asIs()
  allows('[R-CALL-19] late', late)
  denies('[R-CALL-22] late, and not whole', late.but(`${bobs}/endpoint`, undefined))
  denies(
    '[R-CALL-34] the seat of a stale lease is given away',
    late.instead({ [`${call}/seats/1`]: 'alice' }),
  )

  const leave = renew.instead(leaveCall()).asIs()
  allows('[R-CALL-20 R-CALL-21 R-CALL-33] one leaves', leave)
  allows('[R-CALL-20] word is left to leave what is still to come', as('bob').update(leaveCall()))
  denies('[R-CALL-20] one is made to leave', leave.by('alice'))
  denies(
    '[R-CALL-33] a seat goes before who sits in it',
    leave.instead({ [`${call}/seats/1`]: null }),
  )
  const clear = as('bob').remove(`${call}/seats/3`).given(`${call}/seats/3`, 'dave').asIs()
  allows('[R-CALL-32] a seat that was left over is cleared away', clear)
  denies('[R-CALL-32] by nobody', clear.byNobody())
  const outside = leave.given(`members/${KITCHEN}/bob`, undefined).asIs()
  allows('[R-CALL-21] also who is out of the room leaves', outside)
  denies('[R-CALL-21] who is out of the room stays', outside.instead({ [bobs]: joinCall()[bobs] }))

  const sweep = as('bob')
    .update(leaveCall({ who: 'alice', seat: '0' }))
    .given(beat, NOW - 120_001)
    .asIs()
  allows('[R-CALL-22 R-CALL-23 R-CALL-24] a member sweeps up a stale lease', sweep)
  denies('[R-CALL-23] an outsider does', sweep.by('carol'))
  denies('[R-CALL-24] a lease of just now is swept up', sweep.given(beat, NOW - 119_999))
  const out = sweep.given(beat, NOW).given(`members/${KITCHEN}/alice`, undefined).asIs()
  allows('[R-CALL-24] or that of who is out of the room', out)

  const decline = as('bob').write(`${call}/declined/bob`, 'declined')
  allows('[R-CALL-37 R-CALL-38 R-CALL-39 R-CALL-40 R-CALL-41 R-CALL-42] one declines', decline)
  allows('[R-CALL-41] or is busy', decline.but(`${call}/declined/bob`, 'busy').asIs())
  denies('[R-CALL-37] another declines for one', decline.by('alice'))
  denies('[R-CALL-38] one has not declined', decline.but(`${call}/declined/bob`, null))
  denies('[R-CALL-39] one declines where there is no call', decline.given(call, undefined))
  denies('[R-CALL-40] an outsider declines', decline.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-CALL-41] one declines at length', decline.but(`${call}/declined/bob`, 'declined!'))
  denies('[R-CALL-42] with a priority', decline.weighing(`${call}/declined/bob`))
})
