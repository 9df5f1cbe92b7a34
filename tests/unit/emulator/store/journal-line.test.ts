import { describe, expect, it } from 'vitest'
import {
  encodeLeftLine,
  encodeLine,
  encodeRulesLine,
  parseLine,
} from '#emulator/store/journal-line.ts'

describe('journal line', () => {
  const line = encodeLine('n"s', [{ path: '/a', value: '{"x":"é\\n"}' }]).trimEnd()

  it('[J1] reads back what was written, on one line', () => {
    expect(line).not.toContain('\n')
    expect(parseLine(line)).toEqual({ namespace: 'n"s', writes: [['/a', { x: 'é\n' }]] })
  })

  it('[J8] reads rules back, and that there are none any more', () => {
    expect(parseLine(encodeRulesLine('n', '{\n}').trimEnd())).toMatchObject({ rules: '{\n}' })
    expect(parseLine(encodeRulesLine('n', null).trimEnd())).toMatchObject({ rules: null })
  })

  it('[J9] reads back what a session leaves behind, and for whom', () => {
    const who = { admin: false, auth: { uid: 'mei', provider: 'custom', token: {} }, expires: 17 }
    const left = { who, orders: [{ kind: 'set' as const, path: ['here', 'mei'], data: null }] }
    const line = encodeLeftLine('n', 's', left).trimEnd()
    expect(parseLine(line)).toEqual({ namespace: 'n', writes: [], left: ['s', left] })
  })

  it('[J2] any change is noticed', () => {
    for (let at = 0; at < line.length; at++) {
      const changed = `${line.slice(0, at)}${line[at] === '#' ? '+' : '#'}${line.slice(at + 1)}`
      expect(parseLine(changed)).toBeUndefined()
      expect(parseLine(line.slice(0, at))).toBeUndefined()
    }
  })
})
