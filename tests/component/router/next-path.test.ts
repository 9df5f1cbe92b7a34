import { describe, expect, it } from 'vitest'
import { parseNext } from '@/ui/router/next-path'

describe('parseNext', () => {
  it('keeps a path of this app', () => {
    expect(parseNext('/room/lobby?details=people')).toBe('/room/lobby?details=people')
  })

  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    'room/lobby',
    '',
    undefined,
    ['/a', '/b'],
  ])('does not lead out of it: %j', (next) => {
    expect(parseNext(next)).toBe('/')
  })
})
