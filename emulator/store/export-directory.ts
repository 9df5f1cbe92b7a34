import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'

const METADATA = 'firebase-export-metadata.json'
const FOLDER = 'database_export'
const VERSION = '0.1.0'

/** The data of one namespace as it lies in an export. */
export interface ExportedNamespace {
  readonly namespace: string
  readonly file: string
  /** JSON, priorities included. */
  readonly text: string
}

/** Reads an export, in the layout of the official emulators. Throws where there is none. */
export function readExport(directory: string): ExportedNamespace[] {
  const metadata = join(directory, METADATA)
  if (!existsSync(metadata)) {
    throw new Error(`There is no export in ${directory}: it has no ${METADATA}`)
  }
  const { database } = readMetadata(directory)
  const path = database?.path
  if (path === undefined) return []
  const folder = resolve(directory, path)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = join(folder, name)
      const namespace = decodeURIComponent(name.slice(0, -'.json'.length))
      return { namespace, file, text: readFileSync(file, 'utf8') }
    })
}

/** Writes an export: exported JSON text by namespace. What other emulators left there stays. */
export function writeExport(directory: string, state: ReadonlyMap<string, string>): void {
  const folder = join(directory, FOLDER)
  const draft = `${folder}.${String(process.pid)}.tmp`
  mkdirSync(draft, { recursive: true })
  for (const [namespace, text] of state) {
    writeFileSync(join(draft, `${encodeURIComponent(namespace)}.json`), text, { flush: true })
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  const entry = { version: VERSION, path: FOLDER }
  const metadata = { version: VERSION, ...readMetadata(directory), database: entry }
  const file = join(directory, METADATA)
  writeFileSync(`${file}.tmp`, `${JSON.stringify(metadata, null, 2)}\n`, { flush: true })
  renameSync(`${file}.tmp`, file)
}

interface Metadata {
  readonly database?: { readonly path?: string }
}

function readMetadata(directory: string): Metadata {
  const file = join(directory, METADATA)
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Metadata
  } catch {
    throw new Error(`${file} is not JSON`)
  }
}
