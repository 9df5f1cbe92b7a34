import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { GARDEN, HELLO, KITCHEN, NEXT, NOW } from '../support/world.ts'
import { createRoom, leaveRoom, sendMessage } from '../support/writes.ts'

const state = `roomState/${KITCHEN}`

export const roomStateCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read(state)
  allows('[R-STATE-1 R-STATE-2] a signed-in person reads what is going on in a public room', read)
  denies('[R-STATE-1] nobody reads what is going on', read.byNobody())
  const inside = read.given(`rooms/${KITCHEN}/kind`, 'private').by('bob').asIs()
  allows('[R-STATE-2] a member reads what is going on in a private room', inside)
  denies('[R-STATE-2] an outsider reads it', inside.by('carol'))
  denies('[R-STATE-2] it is read of a room that is gone', read.given(`rooms/${KITCHEN}`, undefined))

  // Without one's own mark, which asks for a count of its own.
  const send = as('bob').update(sendMessage({ isMarked: false }))
  allows('[R-STATE-3 R-STATE-4 R-STATE-5 R-STATE-6 R-STATE-7] a message is counted', send)
  allows(
    '[R-STATE-8 R-STATE-9 R-STATE-10 R-STATE-11 R-STATE-14 R-STATE-17 R-STATE-18] and as the last',
    send,
  )
  denies('[R-STATE-3] one counts a message while leaving', send.butAll(leaveRoom()))
  denies('[R-STATE-4] a message is counted twice', send.but(`${state}/count`, 4))
  denies('[R-STATE-4] a message is counted back', send.but(`${state}/count`, 1))
  denies('[R-STATE-4] a message is not counted', send.but(`${state}/count`, undefined))
  denies('[R-STATE-4] a count that is text', send.but(`${state}/count`, '3'))
  denies(
    '[R-STATE-5] the last message is hidden',
    as('bob').update({ [`${state}/count`]: 3, [`${state}/last`]: null }),
  )
  denies('[R-STATE-5] a message is not shown as the last', send.but(`${state}/last`, null))
  denies('[R-STATE-6] another message is counted again', send.but(`${state}/last/id`, HELLO))
  denies('[R-STATE-6] the count alone is raised', as('bob').write(`${state}/count`, 3))
  denies(
    '[R-STATE-6] an old message is counted again',
    as('bob').update({
      [`${state}/count`]: 3,
      [`${state}/last`]: { id: HELLO, from: 'alice', at: NOW, text: 'Hello' },
    }),
  )
  for (const part of ['/last', '/last/id', '/last/from', '/last/at', '/last/text']) {
    denies(`[R-STATE-7] a state with a priority at ${part}`, send.weighing(state + part))
  }
  denies(
    '[R-STATE-7] a state with a priority at /count',
    send.but(`${state}/count`, { '.value': 3, '.priority': 'heavy' }),
  )
  denies('[R-STATE-8] the last message in another’s name', send.but(`${state}/last/from`, 'alice'))
  denies('[R-STATE-8] the last message in nobody’s name', send.but(`${state}/last/from`, undefined))
  denies('[R-STATE-9] the last message from before', send.but(`${state}/last/at`, NOW - 1))
  denies(
    '[R-STATE-10] the last message without its words',
    send.but(`${state}/last/text`, undefined),
  )
  denies('[R-STATE-11] a message is shown as deleted', send.but(`${state}/last/deleted`, true))
  const long = as('bob').update(sendMessage({ text: 'm'.repeat(130) }))
  allows('[R-STATE-13] the first 120 characters of a long message are shown', long)
  denies('[R-STATE-13] 121 characters are shown', long.but(`${state}/last/text`, 'm'.repeat(121)))
  denies(
    '[R-STATE-14] words are shown that nobody said',
    send.but(`${state}/last/text`, 'Soup is cold'),
  )
  denies(
    '[R-STATE-17] the last message with more than belongs there',
    send.but(`${state}/last/html`, '<b>'),
  )
  denies('[R-STATE-18] a state with more than belongs there', send.but(`${state}/pinned`, 'x'))
  denies(
    'a message is counted that is not sent',
    send.but(`messages/${KITCHEN}/${NEXT}`, undefined),
  )
  denies(
    'a message is counted in the place of a part',
    send.but(`${state}/last/id`, `${NEXT}/text`),
  )

  const create = as('carol').update(createRoom())
  allows('[R-STATE-3 R-STATE-4 R-STATE-5] a new room begins at nothing', create)
  denies('[R-STATE-4] a new room begins at a hundred', create.but(`roomState/${GARDEN}/count`, 100))
  denies(
    '[R-STATE-4] a new room begins at less than nothing',
    create.but(`roomState/${GARDEN}/count`, -1),
  )
  denies('[R-STATE-7] a new state with a priority', create.weighing(`roomState/${GARDEN}`))
  denies(
    '[R-STATE-3] the state of a room to come',
    as('carol').write(`roomState/${GARDEN}`, { count: 0 }),
  )
  const lost = as('bob').write(state, { count: 0 }).given(state, undefined).asIs()
  allows('[R-STATE-3] a member starts a state that was lost', lost)
  denies('[R-STATE-3] an outsider starts a state that was lost', lost.by('carol'))
  denies('[R-STATE-3] nobody starts a state that was lost', lost.byNobody())

  denies('the state is deleted', as('bob').remove(state))
  denies('the count is deleted, to stop the room', as('bob').remove(`${state}/count`))
  denies('the last message is deleted from the state', as('bob').remove(`${state}/last`))
  denies('the words of the last message are deleted', as('bob').remove(`${state}/last/text`))
  denies('the id of the last message alone is changed', as('bob').write(`${state}/last/id`, HELLO))
  denies(
    'the words of the last message alone are changed',
    as('bob').write(`${state}/last/text`, 'Hello'),
  )
})
