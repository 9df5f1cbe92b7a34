import { readFileSync } from 'node:fs'

/** The text of a rules file. Throws with words that say which file, and what to do. */
export function readRulesFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const problem =
      code === 'ENOENT'
        ? `There is no rules file ${file}: check --rules`
        : `The rules file ${file} cannot be read: ${message}`
    throw new Error(problem, { cause })
  }
}
