import { describe, expect, it } from 'vitest'
import { clockOf, parseCallRecord, toRecordText, wordsOfRecord } from '@/domain/call/call-record'

describe('what became of a call', () => {
  it('is read as it was written', () => {
    const record = { kind: 'video', outcome: 'ended', seconds: 125 } as const
    expect(toRecordText(record)).toBe('video ended 125')
    expect(parseCallRecord('video ended 125')).toEqual(record)
    expect(toRecordText({ ...record, seconds: 5_000_000 })).toBe('video ended 999999')
  })

  it.each([
    undefined,
    7,
    '',
    'video ended',
    'video ended 1234567',
    'smoke ended 1',
    'x'.repeat(99),
  ])('is nothing where it is %s', (raw) => expect(parseCallRecord(raw)).toBeUndefined())

  it('is said in both languages, so that either finds it', () => {
    expect(wordsOfRecord({ kind: 'voice', outcome: 'missed', seconds: 0 })).toBe(
      '📞 Missed call · 未接来电',
    )
    expect(wordsOfRecord({ kind: 'voice', outcome: 'ended', seconds: 65 })).toBe(
      '📞 Call · 通话 1:05',
    )
    expect(clockOf(3725)).toBe('1:02:05')
  })
})
