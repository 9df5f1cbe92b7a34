import { describe, expect, it } from 'vitest'
import { splitLeaves } from '../../../../scripts/rules/split-leaves.ts'

const leavesOf = (rule: string) => splitLeaves(rule).map(({ start, end }) => rule.slice(start, end))

describe('splitLeaves', () => {
  it('takes the sides of each && apart', () => {
    expect(leavesOf('a === 1 && b && (c && d)')).toEqual(['a === 1', 'b', 'c', 'd'])
  })

  it('leaves an || of single conditions whole', () => {
    expect(leavesOf('a && (b || c || d)')).toEqual(['a', 'b || c || d'])
  })

  it('takes an || apart where a side holds an &&', () => {
    expect(leavesOf('(a && b) || c')).toEqual(['a', 'b', 'c'])
    expect(leavesOf('a || (b || (c && d))')).toEqual(['a', 'b', 'c', 'd'])
    expect(leavesOf('(a && (b || c)) || (d && e)')).toEqual(['a', 'b || c', 'd', 'e'])
  })

  it('leaves what is negated or chosen whole', () => {
    expect(leavesOf('!(a && b) && (c ? d && e : f)')).toEqual(['!(a && b)', 'c ? d && e : f'])
  })

  it('reads a rule of one word', () => {
    expect(leavesOf('false')).toEqual(['false'])
  })
})
