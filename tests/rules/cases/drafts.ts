import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP, keepDraft } from '../support/writes.ts'

const place = `private/bob/drafts/${KITCHEN}`

export const draftCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read('private/bob/drafts')
  allows('[R-PRIV-1] one reads one’s own drafts', read)
  denies('[R-PRIV-1] another reads them', read.by('alice'))
  denies('[R-PRIV-1] nobody reads them', read.byNobody())

  const keep = as('bob').update(keepDraft())
  allows('[R-DRF-1 R-DRF-2 R-DRF-3 R-DRF-4 R-DRF-5 R-DRF-6 R-DRF-7 R-DRF-8] a draft', keep)
  denies('[R-DRF-1] another writes one’s draft', keep.by('alice'))
  denies('[R-DRF-1] nobody writes one’s draft', keep.byNobody())
  denies('[R-DRF-2] a draft without a text', keep.but(`${place}/text`, undefined))
  denies('[R-DRF-2] a draft without a time', keep.but(`${place}/at`, undefined))
  allows(
    'a draft in a room that one was put out of',
    keep.given(`members/${KITCHEN}/bob`, undefined),
  )
  allows('no draft any more', keep.but(`${place}/text`, ''))

  const later = keep.given(place, { text: 'So', at: NOW - 5000 }).asIs()
  allows('[R-DRF-3] a newer draft over an older one', later)
  allows('[R-DRF-3] the same time again', later.given(`${place}/at`, NOW - 1000))
  denies('[R-DRF-3] an older draft over a newer one', later.given(`${place}/at`, NOW - 999))
  const remove = as('bob').remove(place).given(place, { text: 'So', at: NOW }).asIs()
  allows('[R-DRF-3] a draft is taken away', remove)
  denies('[R-DRF-1] another takes it away', remove.by('alice'))

  const elsewhere = (room: string) =>
    keep.but(place, undefined).but(`private/bob/drafts/${room}`, { text: 'Soup', at: NOW - 1000 })
  allows('[R-DRF-4] a draft under a long id', elsewhere('r'.repeat(128)).asIs())
  denies('[R-DRF-4] a draft under an endless id', elsewhere('r'.repeat(129)))
  denies('[R-DRF-4] a draft under an id that no room has', elsewhere('a room'))
  denies('[R-DRF-5] a draft with a priority', keep.weighing(place))
  denies('[R-DRF-5] a text with a priority', keep.weighing(`${place}/text`))
  denies('[R-DRF-5] a time with a priority', keep.weighing(`${place}/at`))
  allows('[R-DRF-6] a draft of 8000 characters', keep.but(`${place}/text`, 'd'.repeat(8000)))
  denies('[R-DRF-6] a draft of 8001 characters', keep.but(`${place}/text`, 'd'.repeat(8001)))
  denies('[R-DRF-6] a draft that is a number', keep.but(`${place}/text`, 7))
  allows('[R-DRF-7] a draft of this moment', keep.but(`${place}/at`, TIMESTAMP))
  denies('[R-DRF-7] a draft from the future', keep.but(`${place}/at`, NOW + 1))
  denies('[R-DRF-7] a draft of a time in words', keep.but(`${place}/at`, 'now'))
  denies('[R-DRF-8] a draft with something beside it', keep.but(`${place}/mood`, 'hungry'))
})
