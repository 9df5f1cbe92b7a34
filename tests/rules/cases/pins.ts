import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { HELLO, KITCHEN, NEXT, NOW, REPLY } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const pins = `pins/${KITCHEN}`
const first = `${pins}/0`
const kind = `rooms/${KITCHEN}/kind`
const deleted = `messages/${KITCHEN}/${HELLO}/deletedAt`

export const pinCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read(pins)
  allows('[R-PIN-1] a member sees what is pinned', read)
  denies('[R-PIN-1] an outsider does', read.by('carol'))
  denies('[R-PIN-1] nobody does', read.byNobody())

  const pin = as('alice').write(first, { id: HELLO, by: 'alice', at: TIMESTAMP })
  allows(
    '[R-PIN-2 R-PIN-3 R-PIN-4 R-PIN-5 R-PIN-6 R-PIN-7 R-PIN-8 R-PIN-9 R-PIN-10 R-PIN-11 R-PIN-12 R-PIN-13 R-PIN-14] the owner pins a message',
    pin,
  )
  const bobs = as('bob').write(first, { id: HELLO, by: 'bob', at: TIMESTAMP })
  denies('[R-PIN-4] a member pins a message', bobs)
  allows(
    '[R-PIN-4] an administrator does',
    bobs.given(`members/${KITCHEN}/bob/role`, 'admin').asIs(),
  )
  const ofTwo = bobs.given(kind, 'dm').asIs()
  allows('[R-PIN-2 R-PIN-3 R-PIN-4] each of two does', ofTwo)
  denies('[R-PIN-2] an outsider does, of two', ofTwo.by('carol').but(`${first}/by`, 'carol'))
  denies(
    '[R-PIN-3] who is blocked does',
    ofTwo.given(`bans/${KITCHEN}/bob`, { by: 'alice', at: 1 }),
  )
  denies('[R-PIN-5] half a pin', pin.but(`${first}/at`, undefined))

  const other = { id: REPLY, by: 'alice', at: 1 }
  denies('[R-PIN-6] one takes the place of another', pin.given(first, other))
  allows(
    '[R-PIN-6] or of what was deleted',
    pin.given(first, other).given(`messages/${KITCHEN}/${REPLY}/deletedAt`, 5).asIs(),
  )
  for (const part of ['', '/id', '/by', '/at'])
    denies(`[R-PIN-7] with a priority at ${part || 'its top'}`, pin.weighing(first + part))
  const last = as('alice').write(`${pins}/19`, { id: HELLO, by: 'alice', at: TIMESTAMP })
  allows('[R-PIN-8] in the last place', last)
  denies(
    '[R-PIN-8] in one more',
    last.instead({ [`${pins}/20`]: { id: HELLO, by: 'alice', at: TIMESTAMP } }),
  )
  denies('[R-PIN-9] a part of a message', pin.but(`${first}/id`, `${HELLO}/text`))
  denies('[R-PIN-10] a message that is not there', pin.but(`${first}/id`, NEXT))
  denies('[R-PIN-11] a message that was deleted', pin.given(deleted, 5))
  denies('[R-PIN-12] in another’s name', pin.but(`${first}/by`, 'bob'))
  denies('[R-PIN-13] at another time', pin.but(`${first}/at`, NOW - 1))
  denies('[R-PIN-14] with more than belongs there', pin.but(`${first}/why`, 'x'))

  const unpin = as('alice').remove(first).given(first, other).asIs()
  allows('[R-PIN-5 R-PIN-6] a pin is taken out', unpin)
  denies('[R-PIN-4] by a member', unpin.by('bob'))
})
