import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { HELLO, KITCHEN, NOW } from '../support/world.ts'
import { react } from '../support/writes.ts'

const message = `messages/${KITCHEN}/${HELLO}`
const own = `${message}/reactions/bob`

export const reactionCases = collectCases(({ allows, denies }) => {
  const like = as('bob').update(react())
  allows('[R-REA-1 R-REA-2 R-REA-3 R-REA-4] a member reacts to a message', like)
  allows('[R-REA-5 R-REA-6 R-REA-7] with an emoji', like)
  allows('[R-REA-5] with three', like.but(own, '👍 ❤️ 🎉'))
  const back = as('bob')
    .update(react({ emoji: null }))
    .given(own, '👍')
    .asIs()
  allows('[R-REA-4] one takes one’s reaction back', back)

  denies(
    '[R-REA-1] one reacts for another',
    like.butAll({ [own]: undefined, [`${message}/reactions/alice`]: '👍' }),
  )
  denies(
    '[R-REA-1] another’s reaction is taken away',
    back
      .butAll({ [own]: undefined, [`${message}/reactions/alice`]: null })
      .given(`${message}/reactions/alice`, '👍'),
  )
  const again = like
    .given(`${message}/updatedAt`, NOW)
    .but(`${message}/updatedAt`, undefined)
    .asIs()
  allows('one reacts to a message that has just changed', again)
  denies('[R-REA-2] an outsider reacts', again.given(`members/${KITCHEN}/bob`, undefined))
  denies(
    '[R-REA-3] one who is banned reacts',
    again.given(`bans/${KITCHEN}/bob`, { by: 'alice', at: 1 }),
  )
  denies(
    '[R-REA-4] a reaction that catching up would miss',
    like.but(`${message}/updatedAt`, undefined),
  )
  denies('[R-REA-5] a reaction in words', like.but(own, 'nonsense'))
  denies('[R-REA-5] four at once', like.but(own, '👍 ❤️ 🎉 🙏'))
  denies('[R-REA-5] a reaction that is a number', like.but(own, 7))
  denies('[R-REA-6] an emoji without end', like.but(own, '👍'.repeat(26)))
  denies('[R-REA-7] a reaction with a priority', like.weighing(own))
  denies(
    '[R-MSG-20] all reactions with a priority',
    like.butAll({ [own]: undefined, [`${message}/reactions/.priority`]: 'heavy' }),
  )
  denies(
    '[R-MSG-19] a reaction for a token that is spent',
    like.but('rate/bob', undefined).given('rate/bob/for', `${KITCHEN}/${HELLO}`),
  )
  const gone = {
    from: 'alice',
    at: NOW - 9,
    updatedAt: NOW - 9,
    deletedAt: NOW - 9,
    deletedBy: 'alice',
  }
  denies('[R-MSG-15] one reacts to what was deleted', like.given(message, gone))
})
