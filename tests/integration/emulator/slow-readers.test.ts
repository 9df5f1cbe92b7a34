import { set, ref } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { MAX_WAITING } from '#emulator/http/poll-channel.ts'
import { MAX_UNREAD, STALL } from '#emulator/slow-reader.ts'
import { dial } from './dial.ts'
import { sdk, start, watch } from './support.ts'

const MEGABYTE = 'x'.repeat(1024 * 1024)

describe('clients that do not read', () => {
  it('[X6] a WebSocket that is not read is closed with a reason, and others go on', async () => {
    let now = 0
    const emulator = await start({ clock: () => now })
    const slow = await dial(emulator)
    const seen = watch(ref(sdk(emulator), 'n'))
    await seen.becomes(null)
    slow.socket.send('{"t":"d","d":{"r":1,"a":"q","b":{"p":"/","h":""}}}')
    slow.socket.send('{"t":"d","d":{"r":2,"a":"o","b":{"p":"/gone","d":true}}}')
    await slow.until('"r":2')
    slow.socket.pause()
    // What the kernel takes comes on top of what the emulator keeps.
    for (let sent = 0; sent < (MAX_UNREAD / MEGABYTE.length) * 2; sent++) {
      emulator.set('demo', '/big', `${String(sent)}${MEGABYTE}`)
      await new Promise(setImmediate)
    }
    expect(emulator.get('demo', '/gone')).toBeNull()
    now += STALL + 1
    emulator.set('demo', '/n', 1)
    await seen.becomes(1)
    await expect.poll(() => emulator.get('demo', '/gone'), { timeout: 5_000 }).toBe(true)
    expect(emulator.stats().connections).toBe(1)
    slow.socket.terminate()
  })

  it('[X6] a polling client that does not come back is ended, and others go on', async () => {
    const emulator = await start()
    const poll = async (parameters: string) =>
      (await fetch(`${emulator.url}/.lp?ns=demo&${parameters}`)).text()
    const hello = await poll('start=t&cb=1&v=5')
    const [, id = '', pw = ''] = /pLPCommand\('start','(\w+)','(\w+)'\)/.exec(hello) ?? []
    const listen = '{"t":"d","d":{"r":1,"a":"q","b":{"p":"/big","h":""}}}'
    const data = Buffer.from(listen).toString('base64url')
    await poll(`id=${id}&pw=${pw}&seg0=0&ts0=1&d0=${data}`)
    const seen = watch(ref(sdk(emulator), 'n'))
    for (let sent = 0; sent < MAX_WAITING / MEGABYTE.length + 2; sent++) {
      emulator.set('demo', '/big', `${String(sent)}${MEGABYTE}`)
    }
    await set(ref(sdk(emulator), 'n'), 1)
    await seen.becomes(1)
    const last = await poll(`id=${id}&pw=${pw}`)
    expect(last).toContain("pLPCommand('close'")
  })
})
