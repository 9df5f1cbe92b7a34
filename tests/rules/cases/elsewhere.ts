import { as, asNobody } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN } from '../support/world.ts'
import { sendMessage } from '../support/writes.ts'

/** What no rule speaks of is denied. */
export const elsewhereCases = collectCases(({ denies }) => {
  denies('the whole database is read', as('alice').read(''))
  denies('the whole database is read by nobody', asNobody().read(''))
  denies('the whole database is deleted', as('alice').remove(''))
  denies('a place that no rule names is read', as('alice').read('admin'))
  denies('a place that no rule names is written', as('alice').write('admin/alice', true))
  denies(
    'a place that no rule names rides along',
    as('bob').update(sendMessage()).but('admin/bob', true),
  )
  for (const list of [
    'users',
    'rooms',
    'members',
    'messages',
    'roomState',
    'rate',
    'typing',
    'private',
  ]) {
    denies(`all of ${list} is read`, as('alice').read(list))
    denies(`all of ${list} is deleted`, as('alice').remove(list))
  }
  denies('a room’s typing is read by an outsider', as('carol').read(`typing/${KITCHEN}`))
})
