import { as } from '../support/ask.ts'
import { sendSignal } from '../support/call-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { INBOX, KITCHEN, NEXT, NOW, OLD_SIGNAL, SIGNAL } from '../support/world.ts'

const all = 'signals/alice'
const next = `${INBOX}/bob~3`
const blocked = 'private/alice/blocks/bob'
const PARTS = ['slot', 'id', 'to', 'from', 'endpoint', 'room', 'link', 'at', 'body']

export const signalCases = collectCases(({ allows, denies }) => {
  const read = as('alice').read(all)
  allows('[R-SIG-1] one reads what is said to one', read)
  denies('[R-SIG-1] who has said it reads it', read.by('bob'))
  denies('[R-SIG-1] nobody reads it', read.byNobody())
  denies('all that is said to anybody is read', as('alice').read('signals'))

  const send = as('bob').update(sendSignal())
  allows('[R-SIG-7 R-SIG-8 R-SIG-9 R-SIG-10 R-SIG-11 R-SIG-12] a member sends one', send)
  allows(
    '[R-SIG-17 R-SIG-18 R-SIG-19 R-SIG-20 R-SIG-21 R-SIG-22 R-SIG-23] with what belongs to it',
    send,
  )
  allows('[R-SIG-24 R-SIG-25 R-SIG-26 R-SIG-27 R-SIG-28] and nothing else', send)
  denies('nobody sends one', send.byNobody())
  const there = { from: 'bob', at: NOW - 60_000 }
  denies('[R-SIG-7] one is sent in the place of another', send.given(next, there))
  allows(
    '[R-SIG-7] in the place of a stale one',
    send.given(next, { ...there, at: NOW - 60_001 }).asIs(),
  )
  for (const part of PARTS) {
    denies(`[R-SIG-8] one without its ${part}`, send.but(`${next}/${part}`, undefined))
  }
  denies('[R-SIG-9] an outsider sends one', send.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-SIG-10] one is sent to an outsider', send.given(`members/${KITCHEN}/alice`, undefined))
  const ban = { by: 'alice', at: 1 }
  denies('[R-SIG-11] who is banned sends one', send.given(`bans/${KITCHEN}/bob`, ban))
  denies('[R-SIG-12] one is sent to who is banned', send.given(`bans/${KITCHEN}/alice`, ban))
  const ofTwo = send.given(`rooms/${KITCHEN}/kind`, 'dm').asIs()
  allows('[R-SIG-13] one of two sends one', ofTwo)
  denies('[R-SIG-13] one of two who is blocked sends one', ofTwo.given(blocked, true))
  allows(
    '[R-SIG-13] in a room of more, a block is another matter',
    send.given(blocked, true).asIs(),
  )

  const at = (change: Parameters<typeof sendSignal>[0]) => send.instead(sendSignal(change))
  denies('[R-SIG-17] in the place of another number', send.but(`${next}/slot`, '4'))
  denies(
    '[R-SIG-17] in a place of another person',
    send.instead({ [`${INBOX}/carol~3`]: sendSignal()[next] }),
  )
  allows('[R-SIG-19] in the last place', at({ slot: '31' }).asIs())
  denies('[R-SIG-19] in one more', at({ slot: '32' }))
  allows('[R-SIG-6] in another inbox', at({ inbox: '0' }).asIs())
  allows('[R-SIG-6] at the desk', at({ inbox: 'desk', page: 'desk' }).asIs())
  denies('[R-SIG-6] in an inbox that nobody has', at({ inbox: 'g' }))
  denies('[R-SIG-19] in one of another form', at({ slot: '03' }))
  for (const part of ['', ...PARTS.map((part) => `/${part}`)]) {
    denies(`[R-SIG-18] with a priority at ${part || 'its top'}`, send.weighing(next + part))
  }
  denies('[R-SIG-20] with an id that is no push id', at({ id: NEXT.slice(1) }))
  denies('[R-SIG-21] to a page of a long name', at({ page: 'p'.repeat(41) }))
  denies('[R-SIG-21] to a page of a strange name', at({ page: 'a page' }))
  denies('[R-SIG-22] in another’s name', send.but(`${next}/from`, 'alice'))
  denies('[R-SIG-23] from a page of a long name', send.but(`${next}/endpoint`, 'p'.repeat(41)))
  denies('[R-SIG-24] in a room of more than its name', send.but(`${next}/room`, `/${KITCHEN}`))
  denies('[R-SIG-25] of a link of a long name', send.but(`${next}/link`, 'l'.repeat(65)))
  denies('[R-SIG-26] at another time', send.but(`${next}/at`, NOW - 1))
  allows('[R-SIG-27] with much to say', send.but(`${next}/body`, 'b'.repeat(32_768)).asIs())
  denies('[R-SIG-27] with too much to say', send.but(`${next}/body`, 'b'.repeat(32_769)))
  denies('[R-SIG-28] with more than belongs there', send.but(`${next}/more`, true))

  const take = as('alice').remove(`${INBOX}/${SIGNAL}`)
  allows('[R-SIG-15 R-SIG-16] a page takes what is said to it', take)
  denies('[R-SIG-16] an outsider takes it', take.by('carol'))
  allows('[R-SIG-16] who has said it takes it back', take.by('bob').asIs())
  const sweep = as('carol').remove(`${INBOX}/${OLD_SIGNAL}`)
  allows('[R-SIG-14 R-SIG-15 R-SIG-16] anyone sweeps up what is stale', sweep)
  denies('[R-SIG-14] nobody sweeps up what is stale', sweep.byNobody())
  denies(
    '[R-SIG-15] who may not send says something in the place of what is stale',
    as('bob')
      .update(sendSignal({ slot: '2' }))
      .given(`members/${KITCHEN}/bob`, undefined),
  )

  const clearAll = as('alice').remove(all)
  allows('[R-SIG-2 R-SIG-3] a person clears all that was said to them', clearAll)
  denies('[R-SIG-2] another clears it', clearAll.by('bob'))
  const clear = as('alice').remove(INBOX)
  allows('[R-SIG-4 R-SIG-5] a page clears what was said to it', clear)
  denies('[R-SIG-4] another clears it', clear.by('bob'))
  denies(
    '[R-SIG-3 R-SIG-5] one says something to oneself, as an outsider',
    as('alice')
      .update(sendSignal({ from: 'alice' }))
      .given(`members/${KITCHEN}/alice`, undefined),
  )
})
