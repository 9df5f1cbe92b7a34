import { describe, expect, it } from 'vitest'
import { plainText } from '@/domain/message/plain-text'
import { fc } from '../../../support/properties'

describe('plain text', () => {
  it.each([
    ['**bold** and _so_ and ~no~', 'bold and so and no'],
    ['**a _b_**', 'a b'],
    ['run `npm **test**`', 'run npm **test**'],
    ['see:\n```ts\nconst a = b ** c\n```\nend', 'see:\nconst a = b ** c\nend'],
    ['> said before\nanswer', 'said before\nanswer'],
    ['snake_case_name, 2**3, https://a.b/_c_', 'snake_case_name, 2**3, https://a.b/_c_'],
    ['```js\nconst cut = of', 'const cut = of'],
  ])('of %j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('leaves what has no marks as it is', () => {
    const unmarked = fc.string().filter((text) => !/[*_~`>]/.test(text))
    fc.assert(fc.property(unmarked, (text) => plainText(text) === text.trim()))
  })
})
