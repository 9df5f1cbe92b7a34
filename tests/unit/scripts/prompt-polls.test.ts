import { readFileSync } from 'node:fs'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { promptPolls } from '../../../scripts/prompt-polls.ts'

const FILE = 'node_modules/@firebase/database/dist/index.esm.js'

/** As Vite asks the plugin. */
const plugin = promptPolls() as unknown as {
  transform(code: string, id: string): { code: string } | null
}

describe('the polls of the database SDK', () => {
  it('wait for the turn to end in place of a timer, and nothing else changes', () => {
    const source = readFileSync(FILE, 'utf8')
    const prompt = plugin.transform(source, FILE)?.code ?? ''
    expect(count(source, 'Math.floor(1)')).toBe(1)
    expect(count(prompt, 'Math.floor(1)')).toBe(0)
    expect(count(prompt, 'queueMicrotask(')).toBe(count(source, 'queueMicrotask(') + 1)
    expect(count(prompt, 'setTimeout(')).toBe(count(source, 'setTimeout(') - 1)
    expect(prompt).toMatch(
      /queueMicrotask\(\(\) => \{\s+try \{\s+\/\/ if we're already closed[^}]*sendNewPolls/,
    )
    expect(() => parse(prompt, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow()
  })

  it('that are made in another way than it was end the build', () => {
    expect(() => plugin.transform('export {}', FILE)).toThrow('another way')
  })

  it('are looked for in nothing else', () => {
    expect(plugin.transform('setTimeout(work, Math.floor(1))', 'src/main.ts')).toBeNull()
  })
})

const count = (text: string, part: string) => text.split(part).length - 1
