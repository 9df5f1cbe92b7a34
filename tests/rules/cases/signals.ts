import { as } from '../support/ask.ts'
import { sendSignal } from '../support/call-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NEXT, NOW, OLD_SIGNAL, PAGE, SIGNAL } from '../support/world.ts'

const inbox = `signals/alice/${PAGE}`
const next = `${inbox}/${NEXT}`
const blocked = 'private/alice/blocks/bob'

export const signalCases = collectCases(({ allows, denies }) => {
  const read = as('alice').read(inbox)
  allows('[R-SIG-1] a page reads what is said to it', read)
  denies('[R-SIG-1] who has said it reads it', read.by('bob'))
  denies('[R-SIG-1] nobody reads it', read.byNobody())
  denies('all inboxes are read', as('alice').read('signals'))

  const send = as('bob').update(sendSignal())
  allows('[R-SIG-6 R-SIG-7 R-SIG-8 R-SIG-9 R-SIG-10 R-SIG-11] a member sends one', send)
  allows(
    '[R-SIG-16 R-SIG-17 R-SIG-18 R-SIG-19 R-SIG-20 R-SIG-21] with all that belongs to it',
    send,
  )
  allows('[R-SIG-22 R-SIG-23 R-SIG-24 R-SIG-25] and nothing else', send)
  denies('nobody sends one', send.byNobody())
  denies(
    '[R-SIG-6] one is sent in the place of another',
    send.given(next, { from: 'bob', at: NOW }),
  )
  for (const part of ['from', 'endpoint', 'room', 'link', 'at', 'body']) {
    denies(`[R-SIG-7] one without its ${part}`, send.but(`${next}/${part}`, undefined))
  }
  denies('[R-SIG-8] an outsider sends one', send.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-SIG-9] one is sent to an outsider', send.given(`members/${KITCHEN}/alice`, undefined))
  const ban = { by: 'alice', at: 1 }
  denies('[R-SIG-10] who is banned sends one', send.given(`bans/${KITCHEN}/bob`, ban))
  denies('[R-SIG-11] one is sent to who is banned', send.given(`bans/${KITCHEN}/alice`, ban))
  const ofTwo = send.given(`rooms/${KITCHEN}/kind`, 'dm').asIs()
  allows('[R-SIG-12] one of two sends one', ofTwo)
  denies('[R-SIG-12] one of two who is blocked sends one', ofTwo.given(blocked, true))
  allows(
    '[R-SIG-12] in a room of more, a block is another matter',
    send.given(blocked, true).asIs(),
  )

  const at = (change: Parameters<typeof sendSignal>[0]) => send.instead(sendSignal(change))
  denies('[R-SIG-16] to a page of a long name', at({ page: 'p'.repeat(41) }))
  denies('[R-SIG-16] to a page of a strange name', at({ page: 'a page' }))
  denies('[R-SIG-17] under a name that is no push id', at({ key: NEXT.slice(1) }))
  for (const part of ['', '/from', '/endpoint', '/room', '/link', '/at', '/body']) {
    denies(`[R-SIG-18] with a priority at ${part || 'its top'}`, send.weighing(next + part))
  }
  denies('[R-SIG-19] in another’s name', send.but(`${next}/from`, 'alice'))
  denies('[R-SIG-20] from a page of a long name', send.but(`${next}/endpoint`, 'p'.repeat(41)))
  denies('[R-SIG-21] in a room of more than its name', send.but(`${next}/room`, `/${KITCHEN}`))
  denies('[R-SIG-22] of a link of a long name', send.but(`${next}/link`, 'l'.repeat(65)))
  denies('[R-SIG-23] at another time', send.but(`${next}/at`, NOW - 1))
  allows('[R-SIG-24] with much to say', send.but(`${next}/body`, 'b'.repeat(65_536)).asIs())
  denies('[R-SIG-24] with too much to say', send.but(`${next}/body`, 'b'.repeat(65_537)))
  denies('[R-SIG-25] with more than belongs there', send.but(`${next}/more`, true))

  const take = as('alice').remove(`${inbox}/${SIGNAL}`)
  allows('[R-SIG-14 R-SIG-15] a page takes what is said to it', take)
  denies('[R-SIG-15] an outsider takes it', take.by('carol'))
  allows('[R-SIG-15] who has said it takes it back', take.by('bob').asIs())
  const sweep = as('carol').remove(`${inbox}/${OLD_SIGNAL}`)
  allows('[R-SIG-13 R-SIG-14 R-SIG-15] anyone sweeps up what is stale', sweep)
  denies('[R-SIG-13] nobody sweeps up what is stale', sweep.byNobody())
  denies(
    '[R-SIG-14] what is stale becomes something else',
    sweep.but(`${inbox}/${OLD_SIGNAL}`, {
      from: 'carol',
      endpoint: 'page',
      room: KITCHEN,
      link: 'link',
      at: NOW,
      body: '',
    }),
  )

  const clear = as('alice').remove(inbox)
  allows(
    '[R-SIG-4 R-SIG-5] a page clears its inbox',
    clear.given(`signals/alice/other/${NEXT}/at`, 1).asIs(),
  )
  denies('[R-SIG-2 R-SIG-4] another clears it', clear.by('bob'))
  const all = as('alice').remove('signals/alice')
  allows('[R-SIG-2 R-SIG-3] a person clears all of theirs', all)
  denies('[R-SIG-2] another clears all of them', all.by('bob'))
  const forged = sendSignal({ from: 'alice' })[next]
  denies(
    '[R-SIG-3 R-SIG-5] one writes to oneself over what is there',
    clear.instead({
      [`${inbox}/${SIGNAL}`]: forged,
    }),
  )
})
