import { InvalidData } from '../data/invalid-data.ts'

const QUERY = [
  'orderBy',
  'startAt',
  'startAfter',
  'endAt',
  'endBefore',
  'equalTo',
  'limitToFirst',
  'limitToLast',
]
const WRITE_SIZES = ['tiny', 'small', 'medium', 'large', 'unlimited']
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000 }
const LONGEST = 15 * 60_000

/**
 * Refuses parameters that make no sense. Reads and writes take no time worth a limit here, so beyond
 * that `timeout` and `writeSizeLimit` change nothing. Throws `InvalidData`.
 */
export function checkParameters(parameters: URLSearchParams): void {
  if (parameters.get('shallow') === 'true' && QUERY.some((name) => parameters.has(name))) {
    throw new InvalidData("Mixing 'shallow' and querying parameters is not supported")
  }
  const timeout = parameters.get('timeout')
  if (timeout !== null && !isDuration(timeout)) {
    throw new InvalidData('timeout must be a time of at most 15min, such as 3ms, 3s or 3min')
  }
  const size = parameters.get('writeSizeLimit')
  if (size !== null && !WRITE_SIZES.includes(size)) {
    throw new InvalidData(`writeSizeLimit must be one of ${WRITE_SIZES.join(', ')}`)
  }
}

/** The function that a script tag wants to be called with the answer. Throws `InvalidData`. */
export function toCallback(parameters: URLSearchParams): string | undefined {
  const name = parameters.get('callback')
  if (name === null) return undefined
  if (/^[A-Za-z_$][\w$.]*$/.test(name)) return name
  throw new InvalidData('callback must be the name of a function')
}

function isDuration(text: string): boolean {
  const [, number, unit = ''] = /^(\d+)(ms|s|min)$/.exec(text) ?? []
  return number !== undefined && Number(number) * (UNITS[unit] ?? 0) <= LONGEST
}
