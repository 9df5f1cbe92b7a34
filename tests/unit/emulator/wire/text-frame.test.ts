import type { Writable } from 'node:stream'
import * as ws from 'ws'
import { describe, expect, it } from 'vitest'
import { encodeTextFrame } from '#emulator/wire/text-frame.ts'

// Exported, but not in its types.
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable }

/** What the receiver of `ws` makes of bytes. */
const receive = async (bytes: Buffer) => {
  const receiver = new Receiver({ isServer: false })
  const message = new Promise<string>((resolve, reject) => {
    receiver.on('message', (data: Buffer) => resolve(data.toString()))
    receiver.on('error', reject)
  })
  receiver.write(bytes)
  return message
}

describe('encodeTextFrame', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536])(
    '[W7] a text of %i bytes is one frame',
    async (size) => {
      expect(await receive(encodeTextFrame('x'.repeat(size)))).toBe('x'.repeat(size))
    },
  )

  it('[W7] counts bytes, not characters', async () => {
    expect(await receive(encodeTextFrame('ü😀'.repeat(30)))).toBe('ü😀'.repeat(30))
  })
})
