import { describe, expect, it } from 'vitest'
import { parseFileFrame } from '@/domain/file/file-frame'

describe('what two pages say beside the bytes of a file', () => {
  it('is read', () => {
    const ready = { kind: 'ready', position: 4, digest: 'a'.repeat(64) }
    expect(parseFileFrame(JSON.stringify(ready))).toEqual(ready)
    expect(parseFileFrame('{"kind":"end","digest":""}')).toEqual({ kind: 'end', digest: '' })
  })

  it.each([
    'nothing',
    '{"kind":"other"}',
    '{"kind":"have","position":-1}',
    '{"kind":"end","digest":"abc"}',
    '{"kind":"failed","problem":"whatever"}',
  ])('is passed over: %s', (text) => expect(parseFileFrame(text)).toBeUndefined())
})
