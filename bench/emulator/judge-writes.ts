import { createRequire } from 'node:module'
import { withNodeAt } from '../../emulator/data/edit.ts'
import { fromJson } from '../../emulator/data/from-json.ts'
import { compileRules } from '../../emulator/rules/compile-rules.ts'
import { CHAT_RULES, TEXT, keyOf } from './chat-rules.ts'

/** Judges one allowed write again and again, and prints how long one took. */
const [engine, module = ''] = process.argv.slice(2)
const NOW = 1_700_000_000_000
const MESSAGE = { from: 'alice', text: TEXT, at: NOW }
const stored = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => [keyOf(at), { ...MESSAGE, at }]),
)
const data = { members: { room: { alice: true, bob: true } }, messages: { room: stored } }
const path = ['messages', 'room', keyOf(5_000)]

const judge = engine === 'ours' ? ours() : theirs()
const ROUNDS = engine === 'ours' ? 50_000 : 2_000
for (let at = 0; at < ROUNDS; at++) judge()
// Time of the processor: what else runs on the machine is not ours to count.
const before = process.cpuUsage()
for (let at = 0; at < ROUNDS; at++) judge()
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ micros: (user + system) / ROUNDS }))

/** As the emulator does it: the new tree is made and judged. */
function ours(): () => void {
  const rules = compileRules(CHAT_RULES)
  const root = fromJson(data)
  const auth = { uid: 'alice', provider: 'custom', token: {} }
  return () => {
    const newRoot = withNodeAt(root, path, fromJson(MESSAGE))
    const allowed = rules.allowsWrite({ auth, now: NOW, root, newRoot, paths: [path] })
    if (!allowed) throw new Error('the write must be allowed')
  }
}

interface Targaryen {
  readonly database: (
    rules: object,
    data: object,
    now: number,
  ) => {
    readonly as: (auth: object) => {
      readonly write: (path: string, value: unknown, options: object) => { allowed: boolean }
    }
  }
}

function theirs(): () => void {
  const { database } = createRequire(import.meta.url)(module) as Targaryen
  const alice = database(CHAT_RULES, data, NOW).as({ uid: 'alice' })
  return () => {
    if (!alice.write(`/${path.join('/')}`, MESSAGE, { now: NOW }).allowed) {
      throw new Error('the write must be allowed')
    }
  }
}
