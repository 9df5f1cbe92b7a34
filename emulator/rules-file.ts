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

interface RulesWatch {
  /** How often it is looked at, in ms. */
  readonly every: number
  /** What it says now. What this throws is told as a problem. */
  readonly onText: (text: string) => void
  readonly onProblem: (cause: unknown) => void
}

/**
 * Looks at the file again and again, since notices of a change are lost where a folder is replaced, behind a link, and on
 * the mounts of containers. What it said when it was `loaded` is known, so nothing is missed before the first look.
 */
export function watchRulesFile(
  file: string,
  loaded: string,
  { every, onText, onProblem }: RulesWatch,
): void {
  let known: string | undefined = loaded
  const look = () => {
    const before = known
    try {
      known = undefined
      known = readRulesFile(file)
      if (known !== before) onText(known)
    } catch (cause) {
      // Told once for as long as it is so.
      if (known !== undefined || before !== undefined) onProblem(cause)
    }
  }
  setInterval(look, every).unref()
}
