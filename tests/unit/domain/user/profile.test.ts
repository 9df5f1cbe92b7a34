import { describe, expect, it } from 'vitest'
import { guestName } from '@/domain/user/guest-name'
import { MAX_NAME_LENGTH, prepareName } from '@/domain/user/profile'
import { userId } from '../../../support/fixtures'

describe('prepareName', () => {
  it('cleans a name into one line', () => {
    expect(prepareName('  林美\n  Mei ')).toEqual({ ok: true, value: '林美 Mei' })
  })

  it('says what is wrong', () => {
    expect(prepareName(' ')).toEqual({ ok: false, problem: 'empty' })
    expect(prepareName('x'.repeat(MAX_NAME_LENGTH + 1))).toEqual({ ok: false, problem: 'too-long' })
    expect(prepareName('x'.repeat(MAX_NAME_LENGTH)).ok).toBe(true)
  })
})

describe('guestName', () => {
  it('is the same everywhere, in the language of the reader', () => {
    expect(guestName(userId('ab3xyz'), 'en')).toBe('Guest AB3X')
    expect(guestName(userId('ab3xyz'), 'zh')).toBe('访客 AB3X')
  })
})
