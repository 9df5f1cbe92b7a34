import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameOf, ownDevice } from '@/adapters/browser/kept-device'

describe('this device', () => {
  let kept: Map<string, string>

  beforeEach(() => {
    kept = new Map()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('stays the same', () => {
    const { id, name } = ownDevice()
    expect(ownDevice().id).toBe(id)
    expect(JSON.parse(kept.get('hearth.device') ?? '')).toBe(id)
    expect(name).toBe('Firefox, Linux')
  })

  it('is another where what was kept is no id', () => {
    kept.set('hearth.device', JSON.stringify('a/b'))
    expect(ownDevice().id).toMatch(/^[-\w]{36}$/)
  })

  it('is the page where nothing can be kept', () => {
    vi.stubGlobal('localStorage', undefined)
    expect(ownDevice().id).toBe(ownDevice().id)
  })

  it.each([
    ['Edge, Windows', 'Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0'],
    ['Chrome, Android', 'Mozilla/5.0 (Linux; Android 15) Chrome/156.0 Mobile Safari/537.36'],
    [
      'Safari, iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/604',
    ],
    ['Safari, Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19 Safari/605'],
    ['Browser', 'something of its own'],
  ])('is called %s', (name, userAgent) => {
    expect(nameOf(userAgent)).toBe(name)
  })
})
