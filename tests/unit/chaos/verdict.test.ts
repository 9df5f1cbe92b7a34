import { describe, expect, it } from 'vitest'
import { isClean, judge, type Written } from '../../chaos/verdict'

describe('the verdict over a round', () => {
  const by = (author: string, text: string, isAccepted = true): Written => ({
    author,
    text,
    isAccepted,
  })
  const written = [by('mei', 'm1'), by('tom', 't1'), by('mei', 'm2'), by('mei', 'm3', false)]
  const seen = (...texts: string[]) => judge(written, [{ place: 'the server', texts, waiting: 0 }])

  it('is clean where everything accepted stands once, each sender’s in order', () => {
    expect(isClean(seen('m1', 't1', 'm2'))).toBe(true)
    expect(isClean(seen('t1', 'm1', 'm2', 'm3'))).toBe(true)
  })

  it('finds what is lost, and where', () => {
    expect(seen('m1', 't1').lost).toEqual(['m2 at the server'])
  })

  it('lets what may not have been accepted be missing, but not twice', () => {
    expect(seen('m1', 't1', 'm2').lost).toEqual([])
    expect(seen('m1', 't1', 'm2', 'm3', 'm3').duplicated).toEqual(['m3 at the server'])
  })

  it('finds an outbox that never became empty', () => {
    const texts = ['m1', 't1', 'm2']
    const verdict = judge(written, [{ place: 'phone', texts, waiting: 1 }])
    expect(verdict.stuck).toEqual(['phone'])
    expect(isClean(verdict)).toBe(false)
  })

  it('finds what stands twice, out of order, or was never written', () => {
    expect(seen('m1', 't1', 'm2', 'm1').duplicated).toEqual(['m1 at the server'])
    expect(seen('m2', 't1', 'm1').misordered).toEqual(['m2 at the server'])
    expect(seen('m1', 't1', 'm2', 'x').foreign).toEqual(['x at the server'])
  })
})
