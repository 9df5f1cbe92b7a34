import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { run } from './command.ts'
import { dataDirectory, start } from './support.ts'

describe('command line', () => {
  it('[C1] [C4] says where it listens, keeps the data, and ends in order', async () => {
    const data = dataDirectory()
    const first = run('--port', '0', '--data', data)
    const url = await first.says(/(http:\/\/\S+)/)
    await fetch(`${url}/a.json?ns=demo`, { method: 'PUT', body: '1' })
    first.child.kill('SIGTERM')
    expect(await first.exited).toBe(0)
    const again = await start({ data })
    expect(again.get('demo', '/a')).toBe(1)
  })

  it('[U9] warns where other machines reach it, and only there', async () => {
    const open = run('--port', '0', '--host', '0.0.0.0')
    await open.says(/Warning: it can be reached from other machines/)
    const closed = run('--port', '0')
    await closed.says(/Open it in a browser/)
    closed.child.kill('SIGTERM')
    expect(await closed.exited).toBe(0)
    expect(closed.lines().join()).not.toContain('Warning')
  })

  it('[J1] kill -9 loses nothing that was acknowledged', async () => {
    const data = dataDirectory()
    const first = run('--port', '0', '--data', data)
    const url = await first.says(/(http:\/\/\S+)/)
    for (let at = 0; at < 20; at++) {
      await fetch(`${url}/l/${String(at)}.json?ns=demo`, { method: 'PUT', body: String(at) })
    }
    first.child.kill('SIGKILL')
    await first.exited
    const again = await start({ data })
    expect(again.get('demo', '/l')).toEqual(Array.from({ length: 20 }, (_, at) => at))
  })

  it('[C2] one line says what to do, and the exit code is 1', async () => {
    const taken = await start()
    const directory = dataDirectory()
    const [rules, good] = [join(directory, 'rules.json'), join(directory, 'good.json')]
    writeFileSync(good, '{"rules": {}}')
    writeFileSync(rules, '{\n  "rules": { ".read": "foo" }\n}')
    const faults = [
      [['--port', String(taken.port)], `Port ${String(taken.port)} is in use`],
      [['--port', '0', '--rules', rules], `Fix the rules: ${rules}:2:`],
      [['--port', '0', '--rules', '/nowhere.json'], 'There is no rules file /nowhere.json'],
      [['--port', 'x'], '--port takes a number'],
      [['--port', '0x50'], '--port takes a number'],
      [['--port', '-1'], "Option '--port' argument is ambiguous"],
      [['--port', '0', '--rules', directory], `The rules file ${directory} cannot be read`],
      [['--port', '0', '--rules', ''], '--rules takes a value'],
      [['--port', '0', '--host', '203.0.113.7'], 'It cannot listen on 203.0.113.7: check --host'],
      [['--port', '0', '--data', rules], `The data cannot be kept in ${rules}`],
      [['--port', '0', '--data', '/proc/nowhere'], 'The data cannot be kept in /proc/nowhere'],
      [['--port', '0', '--export-on-exit', rules], `No export can be written to ${rules}`],
      [['--port', '0', '--rules', good, '--import', directory], 'There is no export in'],
      [['--nonsense'], "Unknown option '--nonsense'"],
    ] as const
    await Promise.all(
      faults.map(async ([args, words]) => {
        const { exited, lines } = run(...args)
        expect(await exited).toBe(1)
        expect(lines()).toHaveLength(1)
        expect(lines()[0]).toContain(words)
      }),
    )
  })

  it('[C3] a change of the rules file takes effect, a bad one changes nothing', async () => {
    const rules = join(dataDirectory(), 'rules.json')
    writeFileSync(rules, '{"rules": {".read": true}}')
    const emulator = run('--port', '0', '--rules', rules)
    const url = await emulator.says(/(http:\/\/\S+)/)
    const status = async () => (await fetch(`${url}/a.json?ns=demo`)).status
    expect(await status()).toBe(200)
    writeFileSync(rules, '{"rules": {}}')
    await emulator.says(/Rules reloaded/)
    expect(await status()).toBe(401)
    writeFileSync(rules, '{"rules": {".read": "foo"}}')
    await emulator.says(/Rules kept as they were\. Fix the rules/)
    expect(await status()).toBe(401)
  })

  it('[C3] a rules file that is gone, comes back, or is put in place by a link is noticed', async () => {
    const folder = join(dataDirectory(), 'rules')
    const rules = join(folder, 'rules.json')
    const write = (text: string) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(rules, text)
    }
    write('{"rules": {}}')
    const emulator = run('--port', '0', '--rules', rules)
    const url = await emulator.says(/(http:\/\/\S+)/)
    const status = async () => (await fetch(`${url}/a.json?ns=demo`)).status
    // As editors save: a new file in the place of the old one, right after the start.
    writeFileSync(`${rules}~`, '{"rules": {".read": true}}')
    renameSync(`${rules}~`, rules)
    await emulator.says(/Rules reloaded/)
    expect(await status()).toBe(200)
    rmSync(folder, { recursive: true })
    await emulator.says(/Rules kept as they were\. There is no rules file/)
    expect(await status()).toBe(200)
    write('{"rules": {".read": "auth.uid == \'x\'"}}')
    await vi.waitFor(async () => expect(await status()).toBe(401), 5_000)
    writeFileSync(join(folder, 'other.json'), '{"rules": {".read": true}}')
    rmSync(rules)
    symlinkSync('other.json', rules)
    await vi.waitFor(async () => expect(await status()).toBe(200), 5_000)
    writeFileSync(join(folder, 'other.json'), '{"rules": {}}')
    await vi.waitFor(async () => expect(await status()).toBe(401), 5_000)
  })
})
