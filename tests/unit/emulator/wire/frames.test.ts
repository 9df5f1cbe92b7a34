import { describe, expect, it } from 'vitest'
import { FRAME_SIZE, createFrameReader, toFrames } from '#emulator/wire/frames.ts'

function readAll(frames: readonly string[]): string[] {
  const messages: string[] = []
  const read = createFrameReader((message) => messages.push(message))
  for (const frame of frames) read(frame)
  return messages
}

describe('frames', () => {
  it('[W1] a short message is one frame', () => {
    expect(toFrames('x'.repeat(FRAME_SIZE))).toHaveLength(1)
  })

  it('[W1] a long message is counted, cut and joined again', () => {
    const message = 'abc'.repeat(FRAME_SIZE)
    const frames = toFrames(message)
    expect(frames[0]).toBe('3')
    expect(frames.slice(1).every((frame) => frame.length <= FRAME_SIZE)).toBe(true)
    expect(readAll([...frames, '{}'])).toEqual([message, '{}'])
  })

  it('[W1] a segment that looks like a count or a keep-alive is text', () => {
    expect(readAll(['2', '12', '0', '{}'])).toEqual(['120', '{}'])
  })

  it('[W2] a keep-alive is no message', () => {
    expect(readAll(['0', '{"a":1}', '0'])).toEqual(['{"a":1}'])
  })

  it('[W3] a count beyond any message is refused', () => {
    expect(() => readAll(['999999'])).toThrow('too long')
    expect(() => readAll(['8193'])).toThrow('too long')
    expect(readAll(['8192', ...Array.from({ length: 8192 }, () => 'x')])).toHaveLength(1)
  })

  it('[W3] so are segments that add up to more than any message', () => {
    const segment = 'x'.repeat(20 * 1024 * 1024)
    expect(() => readAll(['9', ...Array.from({ length: 7 }, () => segment)])).toThrow('too long')
  })
})
