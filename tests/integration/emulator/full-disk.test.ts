import { describe, expect, it } from 'vitest'
import { runWithin } from './command.ts'
import { dial } from './dial.ts'
import { dataDirectory, start } from './support.ts'

const BLOCKS = 1_024
const VALUE = 'x'.repeat(100_000)

describe('a full disk', () => {
  it('[J10] refuses writes, loses nothing acknowledged, and takes nobody down', async () => {
    const data = dataDirectory()
    const emulator = runWithin(BLOCKS, '--port', '0', '--data', data)
    const url = await emulator.says(/(http:\/\/\S+)/)
    const put = (path: string, value: unknown) =>
      fetch(`${url}${path}.json?ns=demo`, { method: 'PUT', body: JSON.stringify(value) })
    const leaving = await dial({ url }, '/.ws?v=5&ns=demo')
    leaving.socket.send('{"t":"d","d":{"r":1,"a":"o","b":{"p":"/gone","d":true}}}')
    expect(await leaving.until('"r":1')).toContain('"s":"ok"')

    let kept = 0
    for (const size of [VALUE.length, 1_000, 10]) {
      while ((await put(`/l/k${String(kept)}`, VALUE.slice(0, size))).status === 200) kept++
    }
    expect(kept).toBeGreaterThan(3)
    const refused = await put('/more', VALUE)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toEqual({ error: expect.stringContaining('cannot be kept') })
    await emulator.says(/Writes are refused until there is room/)

    const staying = await dial({ url }, '/.ws?v=5&ns=demo')
    staying.socket.send('{"t":"d","d":{"r":1,"a":"q","b":{"p":"/more","h":""}}}')
    staying.socket.send(
      `{"t":"d","d":{"r":2,"a":"p","b":{"p":"/more","d":"${VALUE.slice(0, 900)}"}}}`,
    )
    expect(await staying.until('"r":2')).toContain('"s":"unavailable"')
    staying.socket.send(`{"t":"d","d":{"r":3,"a":"o","b":{"p":"/o","d":"${VALUE.slice(0, 900)}"}}}`)
    expect(await staying.until('"r":3')).toContain('"s":"unavailable"')
    leaving.socket.close()
    await leaving.closed
    staying.socket.send('{"t":"d","d":{"r":4,"a":"g","b":{"p":"/l/k0"}}}')
    expect(await staying.until('"r":4')).toContain('"s":"ok"')
    expect(staying.messages.join()).not.toContain('"a":"d"')
    staying.socket.terminate()
    emulator.child.kill('SIGKILL')
    await emulator.exited

    const again = await start({ data })
    expect(Object.keys(again.get('demo', '/l') as object)).toHaveLength(kept)
    expect(again.get('demo', '/more')).toBeNull()
    expect(again.get('demo', '/o')).toBeNull()
    expect(again.get('demo', '/gone')).toBe(true)
  })

  it('[J10] a clean stop keeps the journal where no snapshot can be written', async () => {
    const data = dataDirectory()
    const emulator = runWithin(BLOCKS, '--port', '0', '--data', data)
    const url = await emulator.says(/(http:\/\/\S+)/)
    // Each child that stands for itself takes more room in a snapshot than in the write of all.
    const many = Object.fromEntries(
      Array.from({ length: 40_000 }, (_, at) => [`k${String(at)}`, 1]),
    )
    const body = JSON.stringify(many)
    expect((await fetch(`${url}/l.json?ns=demo`, { method: 'PUT', body })).status).toBe(200)
    emulator.child.kill('SIGTERM')
    expect(await emulator.exited).toBe(0)
    expect(emulator.lines().at(-1)).toContain('No snapshot could be written')
    expect((await start({ data })).get('demo', '/l')).toEqual(many)
  })
})
