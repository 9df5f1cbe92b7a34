import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a directory and those above it that are missing. Node's own way of doing that tries without end
 * where the system says of an existing parent that it is not there, as `/proc` does.
 */
export function makeDirectory(directory: string): void {
  const path = resolve(directory)
  if (isDirectory(path)) return
  if (dirname(path) !== path) makeDirectory(dirname(path))
  try {
    mkdirSync(path)
  } catch (cause) {
    // Another process may have made it just now.
    if (!isDirectory(path)) throw cause
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
