import { describe, expect, it } from 'vitest'
import { isConnectionId, isMessageId, isRoomId, isUserId } from '@/shared/ids'
import { fc } from '../../support/properties'

const checks = [isConnectionId, isMessageId, isRoomId, isUserId]

describe('ids', () => {
  it.each(['a', '-Nabc_09', '林美', 'x'.repeat(128), 'dm_a_b'])('takes %s', (id) => {
    for (const check of checks) expect(check(id)).toBe(true)
  })

  it.each(['', 'a/b', 'a.b', '$a', '#a', '[a', 'a]', 'a\u0000', 'a\u007f', 'x'.repeat(129)])(
    'refuses %j',
    (id) => {
      for (const check of checks) expect(check(id)).toBe(false)
    },
  )

  it('never throws, and takes nothing but strings', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const check of checks) {
          if (check(value)) expect(typeof value).toBe('string')
        }
      }),
    )
  })
})
