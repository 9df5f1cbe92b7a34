import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const AA_TEXT = 4.5

const css = readFileSync('src/ui/styles/tokens.css', 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map((match) => [
    match[1]!,
    { light: match[2]!, dark: match[3]! },
  ]),
)

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = parseInt(hex.slice(place, place + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

const people = [...colours.keys()].filter((name) => name.startsWith('person-'))
const pairs: [string, string][] = [
  ...['canvas', 'surface', 'surface-raised', 'surface-hover', 'surface-active', 'bubble'].flatMap(
    (ground): [string, string][] => [
      ['text', ground],
      ['text-muted', ground],
    ],
  ),
  ['text', 'bubble-own'],
  ['text-muted', 'bubble-own'],
  ['accent', 'canvas'],
  ['accent', 'surface'],
  ['accent', 'bubble'],
  ['accent', 'bubble-own'],
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
  ['on-notice', 'notice'],
  ['danger', 'danger-soft'],
  ['danger', 'canvas'],
  ['danger', 'surface'],
  ...people.flatMap((name): [string, string][] => [
    [name, 'canvas'],
    [name, 'surface'],
  ]),
]

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  it.each(pairs)('%s can be read on %s', (ink, ground) => {
    const ratio = contrast(colours.get(ink)![theme], colours.get(ground)![theme])
    expect(ratio).toBeGreaterThanOrEqual(AA_TEXT)
  })
})
