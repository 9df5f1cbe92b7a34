import { as, lastOf, type Update } from '../support/ask.ts'
import { paidFor } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN } from '../support/world.ts'

const room = `rooms/${KITCHEN}`
const open = `${room}/strangersRead`

/** What somebody reads who has not signed in: rooms whose owner or administrators open them to all. */
export const strangerCases = collectCases(({ allows, denies }) => {
  const change = (update: Update) => as('alice').update({ ...update, ...paidFor('alice', KITCHEN) })
  const opening = change({ [open]: true })
  allows('[R-STR-3 R-STR-4 R-STR-5] a room is opened to strangers', opening)
  allows('and closed to them again', opening.but(open, false).given(open, true))
  allows('by an administrator too', opening.given(`members/${KITCHEN}/alice/role`, 'admin'))
  denies('[R-STR-3] by a member', opening.given(`members/${KITCHEN}/alice/role`, 'member'))
  denies('[R-STR-4] in words', opening.but(open, 'yes'))
  denies(
    '[R-STR-5] a private room is opened',
    opening.given(`${room}/kind`, 'private').given(`publicRooms/${KITCHEN}`, undefined),
  )
  denies('[R-ROOM-22] with a priority', opening.weighing(open))

  const about = as('carol').read(room).byNobody().given(open, true).asIs()
  allows('[R-STR-2] a stranger reads what an open room is', about)
  denies('[R-STR-2] of one that is not open', about.given(open, undefined))
  denies('[R-STR-2] of one that was', about.given(open, false))

  const messages = as('carol')
    .read(`messages/${KITCHEN}`, lastOf(50))
    .byNobody()
    .given(open, true)
    .asIs()
  allows('[R-STR-6 R-STR-7] and its newest messages', messages)
  denies('[R-STR-6] of one that is not open', messages.given(open, undefined))
  denies('[R-STR-7] all that it can get', messages.asking(lastOf(51)))
  denies('[R-STR-7] without a bound', messages.asking(undefined))
  for (const kept of ['members', 'roomState', 'reads', 'typing', 'bans', 'blobs']) {
    denies(`a stranger reads ${kept} of an open room`, messages.readingOf(`${kept}/${KITCHEN}`))
  }

  const name = as('carol').read('users/alice/name').byNobody().asIs()
  allows('[R-STR-1] a stranger who knows an id reads its name', name)
  denies('[R-STR-1] under an id that nobody has', name.readingOf(`users/${'x'.repeat(129)}/name`))
  denies('and not the picture', name.readingOf('users/alice/photo'))
})
