import { describe, expect, it } from 'vitest'
import { dial } from './dial.ts'
import { start } from './support.ts'

const PIECES = [
  ...['{', '}', '"t"', ':', '"d"', ',', '"c"', '[', ']', '"r"', '1', '"a"', '"b"', 'null', '"q"'],
  ...['"p"', '".sv"', '0', '3', '{"t":"d","d":{"r":1,"a":"q","b":{"p":"/a","h":""}}}', '-', '\\'],
]
/** Requests that are whole but for one thing. */
const BODIES = [
  ...['{}', '{"p":1}', '{"p":"/a","d":{"b.":1}}', '{"p":"/a/.priority","d":{}}', 'null', '[]'],
  ...['{"p":"/a","q":{"l":-1}}', '{"p":"/a","q":{"sp":{}},"t":1}', '{"p":"/a","d":{".sv":[]}}'],
  ...['{"p":"a","d":{"/":1}}', '{"p":"//","d":1}', '{"cred":{}}', '{"p":"/a","h":3,"ch":{"hs":1}}'],
]
const ACTIONS = ['q', 'n', 'g', 'p', 'm', 'o', 'om', 'oc', 'auth', 'gauth', 'unauth', 's', '?']

const CLIENTS = 1_000
const FRAMES = 100

describe('random frames', () => {
  it('[X4] 100,000 of them neither end the emulator nor disturb others', async () => {
    const emulator = await start()
    const good = await dial(emulator)
    let seed = 7
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const pick = (from: readonly string[]) => from[random(from.length)] ?? ''
    const randomFrame = () => {
      if (random(2) === 0) return Array.from({ length: random(12) }, () => pick(PIECES)).join('')
      return `{"t":"d","d":{"r":${String(random(9))},"a":"${pick(ACTIONS)}","b":${pick(BODIES)}}}`
    }
    const bother = async () => {
      const { socket, closed } = await dial(emulator)
      for (let at = 0; at < FRAMES; at++) socket.send(randomFrame())
      socket.close()
      await closed
    }
    for (let client = 0; client < CLIENTS; client += 10) {
      await Promise.all(Array.from({ length: 10 }, bother))
    }
    good.socket.send('{"t":"d","d":{"r":9,"a":"g","b":{"p":"/"}}}')
    expect(await good.until('"r":9')).toContain('"s":"ok"')
    expect(emulator.stats().connections).toBe(1)
    good.socket.terminate()
  })
})
