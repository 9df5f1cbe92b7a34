import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeDirectory } from './make-directory.ts'

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
  const path: unknown = database?.path
  if (path === undefined) return []
  const folder = typeof path === 'string' ? resolve(directory, path) : ''
  if (!existsSync(folder)) throw new Error(`${metadata} names no folder with a database`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => {
      const file = join(folder, name)
      return { namespace: namespaceIn(file, name), file, text: readFileSync(file, 'utf8') }
    })
}

function namespaceIn(file: string, name: string): string {
  try {
    return decodeURIComponent(name.slice(0, -'.json'.length))
  } catch {
    throw new Error(`${file} is not named by a namespace`)
  }
}

/** Makes the directory that an export is to be written to. Throws where that cannot be. */
export function prepareExport(directory: string): void {
  try {
    makeDirectory(directory)
  } catch (cause) {
    throw new Error(`No export can be written to ${directory}: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** Writes an export: exported JSON text by namespace. What other emulators left there stays. */
export function writeExport(directory: string, state: ReadonlyMap<string, string>): void {
  const folder = join(directory, FOLDER)
  const draft = `${folder}.${String(process.pid)}.tmp`
  makeDirectory(draft)
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
  readonly database?: { readonly path?: string } | undefined
}

function readMetadata(directory: string): Metadata {
  const file = join(directory, METADATA)
  if (!existsSync(file)) return {}
  let metadata: unknown
  try {
    metadata = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${file} is not JSON`)
  }
  if (typeof metadata === 'object' && metadata !== null) return metadata
  throw new Error(`${file} is not the description of an export`)
}
