import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { dataDirectory } from './support.ts'

const run = promisify(execFile)
const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))

it('[C5] [J6] [J7] [U1] the packed package runs by its bin in a folder of its own', async () => {
  const folder = dataDirectory()
  const emulator = path('emulator')
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: emulator,
    shell: process.platform === 'win32',
  })
  const name = /"filename": "(.+?)"/.exec(stdout)?.[1] ?? ''
  await run('tar', ['-xzf', join(folder, name.split('/').at(-1) ?? ''), '-C', folder])
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@hearth'), { recursive: true })
  // Nothing is installed beside it: all that it needs is in it.
  renameSync(join(folder, 'package'), join(modules, '@hearth', 'rtdb-emulator'))

  const bin = join(modules, '@hearth', 'rtdb-emulator', 'dist', 'main.js')
  const exported = join(folder, 'export')
  const launch = (...args: string[]) => spawn(process.execPath, [bin, '--port', '0', ...args])
  const first = launch('--export-on-exit', exported)
  const written = await fetch(await addressOf(first), { method: 'PUT', body: '{"b":1}' })
  expect(written.status).toBe(200)
  first.kill('SIGTERM')
  expect(await once(first, 'exit')).toEqual([0, null])

  const second = launch('--import', exported)
  const address = await addressOf(second)
  const found = await fetch(address)
  expect(await found.json()).toEqual({ b: 1 })
  for (const file of ['main.js', 'tree-node.js', 'style.css']) {
    expect((await fetch(new URL(`/.page/${file}`, address))).status).toBe(200)
  }
  const home = await fetch(new URL('/', address), { headers: { accept: 'text/html' } })
  expect(await home.text()).toContain('src="/.page/main.js"')
  second.kill('SIGTERM')
  await once(second, 'exit')

  writeFileSync(join(folder, 'use.mts'), USE)
  const strict = ['--strict', '--module', 'nodenext', '--target', 'es2023']
  const compile = [path('node_modules/typescript/bin/tsc'), ...strict, join(folder, 'use.mts')]
  await run(process.execPath, compile, { cwd: folder }).catch((cause: unknown) => {
    throw new Error((cause as { stdout: string }).stdout)
  })
  const used = await run(process.execPath, [join(folder, 'use.mjs')])
  expect(used.stdout).toBe('7 true\n')
}, 120_000)

/** What a program that has the package may write; compiled with all checks on. */
const USE = `
import { startEmulator } from '@hearth/rtdb-emulator'
import type { Emulator } from '@hearth/rtdb-emulator'
import { compileRules } from '@hearth/rtdb-emulator/rules'

declare const console: { log(...values: unknown[]): void }
const emulator: Emulator = await startEmulator({ port: 0 })
emulator.set('demo', '/a', 7)
const { allowed } = compileRules('{"rules":{".read":"auth != null"}}').check({
  op: 'read', path: '/', auth: { uid: 'a', token: {} }, data: null, now: 0,
})
console.log(emulator.get('demo', '/a'), allowed)
await emulator.stop()
`

async function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
  return `${/http:\S+/.exec(chunk.toString())?.[0] ?? ''}/a.json?ns=demo`
}
