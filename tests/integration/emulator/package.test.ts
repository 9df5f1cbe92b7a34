import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { dataDirectory } from './support.ts'

const { dependencies } = JSON.parse(
  readFileSync(new URL('../../../emulator/package.json', import.meta.url), 'utf8'),
) as { dependencies: object }
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
  renameSync(join(folder, 'package'), join(modules, '@hearth', 'rtdb-emulator'))
  for (const needed of Object.keys(dependencies)) {
    symlinkSync(path(`node_modules/${needed}`), join(modules, needed), 'junction')
  }

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
}, 120_000)

async function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
  return `${/http:\S+/.exec(chunk.toString())?.[0] ?? ''}/a.json?ns=demo`
}
