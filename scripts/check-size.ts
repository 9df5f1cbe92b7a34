import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { APP_PART, ROOM_PART } from './preload-app.ts'
import { run } from './world/run.ts'

/** Budgets in bytes of gzip, as a browser receives them. See docs/decisions/0004-words-and-bytes.md. */
const BUDGETS = { shell: 80_000, 'live room': 160_000, styles: 12_000, embed: 6000 } as const

interface Chunk {
  readonly file: string
  readonly name?: string
  readonly src?: string
  readonly imports?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk>>

const ENTRY = 'index.html'
/** Loaded before the first picture: the words of one language. */
const WORDS = 'src/ui/locales/en.ts'
const SDK = 'src/app/create-backend.ts'
/** All of them are in one file. */
const STYLES = 'style.css'
/** The reader of public rooms, which other pages load: see scripts/embed-page.ts. */
const EMBED = /^embed.*\.js$/
/** Part of it, for members alone. */
const MEMBERS = 'embed-member-token.js'

await run(async () => {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest
  const app = keyOf(manifest, APP_PART)
  const shell = closure(manifest, [ENTRY, app, WORDS])
  const liveRoom = closure(manifest, [ENTRY, app, WORDS, keyOf(manifest, ROOM_PART), SDK])
  const isSdkApart = !shell.some((key) => manifest[key]?.src === SDK)
  const results = [
    report('shell', sizeOf(shell.map((key) => manifest[key]?.file))),
    report('live room', sizeOf(liveRoom.map((key) => manifest[key]?.file))),
    report('styles', sizeOf([fileOf(manifest, STYLES)])),
    report(
      'embed',
      sizeOf(readdirSync('dist').filter((file) => EMBED.test(file) && file !== MEMBERS)),
    ),
  ]
  if (!isSdkApart) console.error('The Firebase SDK is in the path of the first paint.')
  if (!isSdkApart || results.includes(false)) process.exitCode = 1
  return Promise.resolve()
})

function keyOf(manifest: Manifest, name: string): string {
  const found = Object.entries(manifest).find(([, chunk]) => chunk.name === name)
  if (!found) throw new Error(`nothing was built by the name of ${name}`)
  return found[0]
}

/** The keys of these chunks and of all that they import at once. */
function closure(manifest: Manifest, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    if (seen.has(key)) return
    const chunk = manifest[key]
    if (!chunk) throw new Error(`no chunk ${key}: did its file move?`)
    seen.add(key)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return [...seen]
}

function fileOf(manifest: Manifest, key: string): string {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`nothing was built for ${key}`)
  return chunk.file
}

function sizeOf(files: readonly (string | undefined)[]): number {
  const unique = new Set(files.filter((file) => file !== undefined))
  return [...unique].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join('dist', file)), { level: 9 }).length,
    0,
  )
}

function report(name: keyof typeof BUDGETS, bytes: number): boolean {
  const budget = BUDGETS[name]
  const isWithin = bytes <= budget
  console.log(`${isWithin ? '✓' : '✗'} ${name}: ${bytes} of ${budget} bytes gzip`)
  return isWithin
}
