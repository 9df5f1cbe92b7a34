import { describe, expect, it } from 'vitest'
import type { UserId } from '@/shared/ids'
import { colourOf, initialsOf, PERSON_COLOURS } from '@/ui/components/person/person-look'

describe('initialsOf', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['Ana de Silva', 'AS'],
    ['林美', '林'],
    ['さくら もも', 'さ'],
    ['김 민수', '김'],
    ['Kitchen 厨房', 'K'],
    ['Zoë', 'Z'],
    ['🦊 Fox', '🦊F'],
    ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
    ['(Tom) Baker', 'TB'],
    ['...', '·'],
    ['', '·'],
  ])('shortens %j to %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('colourOf', () => {
  it('is the same for the same person', () => {
    expect(colourOf('abc' as UserId)).toBe(colourOf('abc' as UserId))
  })

  it('uses every colour', () => {
    const used = new Set(Array.from({ length: 500 }, (_, place) => colourOf(`u${place}` as UserId)))
    expect(used).toEqual(new Set(Array.from({ length: PERSON_COLOURS }, (_, place) => place)))
  })
})
