import { as, firstOf, lastOf } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { HELLO, KITCHEN, NEXT, NOW, REPLY } from '../support/world.ts'
import { TIMESTAMP, joinRoom, sendMessage } from '../support/writes.ts'

const room = `messages/${KITCHEN}`
const message = `${room}/${NEXT}`
const state = `roomState/${KITCHEN}`

export const messageReadCases = collectCases(({ allows, denies }) => {
  const page = as('bob').read(room, lastOf(100, 'at'))
  allows('[R-MSG-1 R-MSG-2] a member reads a page of a room', page)
  allows('[R-MSG-2] a member reads what has changed', page.asking(lastOf(100, 'updatedAt')))
  denies('[R-MSG-1] an outsider reads a page', page.by('carol'))
  denies('[R-MSG-1] nobody reads a page', page.byNobody())
  denies('[R-MSG-1] one who has left reads a page', page.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-MSG-2] a page of 101', page.asking(lastOf(101, 'at')))
  allows('[R-MSG-2] a page from the other end', page.asking(firstOf(100, 'at')))
  denies('[R-MSG-2] a page of 101 from the other end', page.asking(firstOf(101, 'at')))
  denies(
    '[R-MSG-2] a page without end',
    page.asking({ index: 'at', start: { value: 0, inclusive: true } }),
  )
  denies('[R-MSG-2] the whole room', page.asking(undefined))
  denies('the messages of all rooms', as('bob').read('messages', lastOf(100)))

  const one = as('bob').read(`${room}/${HELLO}`)
  allows('[R-MSG-3] a member looks for a message', one)
  denies('[R-MSG-3] an outsider looks for a message', one.by('carol'))
  denies('[R-MSG-3] nobody looks for a message', one.byNobody())
})

export const messageCases = collectCases(({ allows, denies }) => {
  const send = as('bob').update(sendMessage())
  allows('[R-MSG-4 R-MSG-5 R-MSG-6 R-MSG-7 R-MSG-16 R-MSG-17 R-MSG-18] a member sends', send)
  allows('[R-MSG-14 R-MSG-15 R-MSG-19 R-MSG-20 R-MSG-21 R-MSG-22] a message as it should be', send)
  allows('[R-MSG-26 R-MSG-27 R-MSG-42] and with nothing beside it', send)
  const banned = { by: 'alice', at: NOW - 1 }
  denies('[R-MSG-7] one who is banned sends', send.given(`bans/${KITCHEN}/bob`, banned))
  denies(
    '[R-MSG-14] a message that says nothing',
    send.butAll({ [`${message}/text`]: undefined, [`${state}/last/text`]: undefined }),
  )
  denies('[R-MSG-6] an outsider sends', as('carol').update(sendMessage({ from: 'carol' })))
  denies('nobody sends', send.byNobody())

  denies('[R-MSG-5] nothing is sent, and counted', send.but(message, null))
  denies('[R-MSG-5] nothing is sent', as('bob').remove(message))
  denies('[R-MSG-5] one’s own message is deleted', as('bob').remove(`${room}/${REPLY}`))
  denies('another’s message is deleted', as('bob').remove(`${room}/${HELLO}`))
  denies('the messages of a room are deleted', as('alice').remove(room))
  denies(
    '[R-MSG-6] one sends in the update that one joins by',
    as('carol')
      .update(joinRoom())
      .butAll(sendMessage({ from: 'carol', tokensLeft: 39, isMarked: false })),
  )

  const paid = { t: TIMESTAMP, n: 29, for: `${KITCHEN}/${REPLY}` }
  const edit = as('bob').update({
    [`${room}/${REPLY}/text`]: 'I never said that',
    'rate/bob': paid,
  })
  denies('the newest message is changed by its sender, who does not say so', edit)
  denies(
    'the newest message is changed by another member',
    as('alice').update({
      [`${room}/${REPLY}/text`]: 'I never said that',
      'rate/alice': { ...paid, n: 39 },
    }),
  )
  denies('the sender of a message is changed', as('bob').write(`${room}/${HELLO}/from`, 'bob'))
  denies('a message is sent again', send.instead(sendMessage({ id: REPLY })))

  denies(
    '[R-MSG-5] a message without the time of its change',
    send.but(`${message}/updatedAt`, undefined),
  )
  denies('[R-MSG-5] a message without a time', send.but(`${message}/at`, undefined))
  denies('[R-MSG-16] a message by a short name', send.instead(sendMessage({ id: 'next' })))
  denies('[R-MSG-16] a message by a long name', send.instead(sendMessage({ id: `${NEXT}_` })))
  denies(
    '[R-MSG-16] a message by a name of emoji',
    send.instead(sendMessage({ id: '🍲'.repeat(10) })),
  )

  // Without one's own mark, which asks for a count of its own.
  const unmarked = as('bob').update(sendMessage({ isMarked: false }))
  allows('a message is sent and not marked as read', unmarked)
  denies(
    '[R-MSG-17] a message that is not counted',
    unmarked.butAll({ [`${state}/count`]: undefined, [`${state}/last`]: undefined }),
  )
  denies('[R-MSG-17] a message that another one hides', unmarked.but(`${state}/last/id`, HELLO))
  const second = '-second'.padEnd(20, '_')
  denies(
    '[R-MSG-17] two messages that are counted as one',
    unmarked.butAll({
      [`${room}/${second}`]: { from: 'bob', at: TIMESTAMP, updatedAt: TIMESTAMP, text: 'Twice' },
      'rate/bob/for': `${KITCHEN}/${second}`,
    }),
  )
  denies('[R-MSG-18] a message that is not paid for', send.but('rate/bob', undefined))
  denies(
    '[R-MSG-18] a message for a token that paid for another',
    send.but('rate/bob/for', `${KITCHEN}/${REPLY}`),
  )
  denies(
    '[R-MSG-18 R-MSG-19] a message for another’s token',
    send.butAll({ 'rate/bob': undefined, 'rate/alice': paid }),
  )

  denies(
    '[R-MSG-19] a message for a token that was taken before',
    send.but('rate/bob', undefined).given('rate/bob/for', `${KITCHEN}/${NEXT}`),
  )

  for (const part of ['', '/from', '/at', '/updatedAt', '/text']) {
    denies(
      `[R-MSG-20] a message with a priority at ${part || 'its top'}`,
      send.weighing(message + part),
    )
  }
  denies(
    '[R-MSG-21] a message in another’s name',
    send.butAll({ [`${message}/from`]: 'alice', [`${state}/last/from`]: 'alice' }),
  )
  denies(
    '[R-MSG-22] a message from before',
    send.butAll({ [`${message}/at`]: NOW - 1, [`${state}/last/at`]: NOW - 1 }),
  )
  denies('[R-MSG-22] a message from later', send.but(`${message}/at`, NOW + 60_000))
  denies('[R-MSG-26] a message that changed before', send.but(`${message}/updatedAt`, NOW - 1))
  denies(
    '[R-MSG-26] a message that will have changed',
    send.but(`${message}/updatedAt`, NOW + 60_000),
  )
  const saying = (text: string) => send.instead(sendMessage({ text }))
  denies('[R-MSG-27] a message of blanks', saying(' \n'))
  denies('[R-MSG-27] a message of nothing', saying(''))
  denies('[R-MSG-27] a message that is a number', send.but(`${message}/text`, 7))
  denies('[R-MSG-27] a message that is a record', send.but(`${message}/text`, { html: '<b>' }))
  allows('[R-MSG-28] a message of 4000 characters', saying('m'.repeat(4000)))
  denies('[R-MSG-28] a message of 4001 characters', saying('m'.repeat(4001)))
  denies('[R-MSG-42] a message with more than belongs there', send.but(`${message}/html`, '<b>'))
})
