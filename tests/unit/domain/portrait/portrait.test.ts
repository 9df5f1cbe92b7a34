import { describe, expect, it } from 'vitest'
import { isPortraitPlace, MAX_PORTRAIT_LENGTH, parsePortrait } from '@/domain/portrait/portrait'
import { parseProfile } from '@/domain/user/parse-profile'
import { parseRoom } from '@/domain/room/parse-room'

const data = 'data:image/webp;base64,UklGRg=='

describe('a portrait', () => {
  it('is read', () => {
    expect(parsePortrait({ at: 5, data })).toEqual({ at: 5, data })
  })

  it.each([
    ['nothing', null],
    ['no time', { data }],
    ['a time before all', { at: 0, data }],
    ['an address', { at: 5, data: 'https://photos.example/mei' }],
    ['a drawing that could run', { at: 5, data: 'data:image/svg+xml;base64,AAAA' }],
    ['what is no base64', { at: 5, data: `${data}"onload=` }],
    ['too much', { at: 5, data: data.padEnd(MAX_PORTRAIT_LENGTH + 1, 'A') }],
  ])('is none where there is %s', (_what, raw) => {
    expect(parsePortrait(raw)).toBeUndefined()
  })

  it.each([
    ['user/mei', true],
    ['room/-R000000000000000001', true],
    ['user/', false],
    ['user/a/b', false],
    ['blob/x', false],
    [7, false],
  ])('of %s: %s', (raw, isOne) => {
    expect(isPortraitPlace(raw)).toBe(isOne)
  })
})

describe('by what somebody is shown', () => {
  const photoOf = (photo: unknown) => parseProfile({ id: 'mei', name: 'Mei', photo })?.photo

  it('is an address, or the time of a portrait', () => {
    expect(photoOf('https://photos.example/mei')).toBe('https://photos.example/mei')
    expect(photoOf(1_800_000_000_000)).toBe(1_800_000_000_000)
  })

  it('is nothing where it cannot be read, and the person is still shown', () => {
    for (const raw of [
      'javascript:1',
      'https://'.padEnd(3000, 'x'),
      0,
      -1,
      NaN,
      null,
      { at: 7 },
      [5],
      true,
      [],
    ])
      expect(photoOf(raw)).toBeUndefined()
  })

  it('is the time of a portrait alone for a room', () => {
    const room = { id: 'r', name: 'Hall', kind: 'public', createdBy: 'mei', createdAt: 1 }
    expect(parseRoom({ ...room, photo: 7 })?.photo).toBe(7)
    const other = parseRoom({ ...room, photo: 'https://photos.example/pan' })
    expect(other).toMatchObject({ name: 'Hall' })
    expect(other?.photo).toBeUndefined()
  })
})
