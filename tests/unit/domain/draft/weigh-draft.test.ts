import { describe, expect, it } from 'vitest'
import { TYPING_MS, weighDraft, type OwnDraft } from '@/domain/draft/weigh-draft'
import { draft } from '../../../support/fixtures'

describe('a draft from another device', () => {
  const typedAt = 1_000_000
  const at = (text: string, time: number) => draft(text, { at: time })
  const mine = at('my words', typedAt)
  const weigh = (text: string, own: Partial<OwnDraft> = {}, time = typedAt + 1) =>
    weighDraft(at(text, time), { mine, told: undefined, now: typedAt + 1, ...own })

  it('is taken where nothing is written', () => {
    expect(weigh('theirs', { mine: undefined })).toBe('adopt')
    expect(weigh('theirs', { mine: at('', typedAt) })).toBe('adopt')
    expect(weigh('', { mine: undefined })).toBe('keep')
  })

  it('is left where it is not newer, also than what was sent here', () => {
    expect(weigh('theirs', {}, typedAt)).toBe('keep')
    expect(weigh('my words', { mine: at('', typedAt) }, typedAt - 1)).toBe('keep')
  })

  it('is offered while something else is being typed here', () => {
    expect(weigh('theirs')).toBe('offer')
    expect(weigh('theirs', { now: typedAt + TYPING_MS - 1 })).toBe('offer')
    expect(weigh('theirs', { now: typedAt + TYPING_MS })).toBe('adopt')
  })

  it('is taken at once where the other device went on with these words, sent or cleared them', () => {
    const told = mine
    expect(weigh('my words and more', { told })).toBe('adopt')
    expect(weigh('', { told })).toBe('adopt')
    expect(weigh('other words', { told })).toBe('offer')
  })

  it('never clears what it did not know of', () => {
    expect(weigh('', { told: at('my', typedAt - 1) })).toBe('keep')
    expect(weigh('', { told: undefined })).toBe('keep')
  })
})
