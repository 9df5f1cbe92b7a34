import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ProblemToFix, USUAL_PORTS, type Ports } from './ports.ts'

/** Everything that lasts between runs lies here. */
export const HOME = resolve(import.meta.dirname, '../../.hearth')

export interface StartOptions {
  readonly ports: Ports
  readonly explain: boolean
}

/** What stands after `npm start --`. `--fresh` is carried out here: it empties the home first. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const values = parse(args)
  if (values.fresh) rmSync(HOME, { recursive: true, force: true })
  return {
    explain: values.explain,
    ports: {
      app: toPort(values['app-port']) ?? USUAL_PORTS.app,
      auth: toPort(values['auth-port']) ?? USUAL_PORTS.auth,
      database: toPort(values['database-port']) ?? USUAL_PORTS.database,
    },
  }
}

/** The address to open: other ports than the usual are told to the app once, in the address. */
export function appAddress({ app, auth, database }: Ports): string {
  const isUsual = auth === USUAL_PORTS.auth && database === USUAL_PORTS.database
  return `http://127.0.0.1:${app}/${isUsual ? '' : `?emulators=${auth},${database}`}`
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'app-port': { type: 'string' },
        'auth-port': { type: 'string' },
        'database-port': { type: 'string' },
        fresh: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    throw new ProblemToFix(
      `${(cause as Error).message}. Known: --fresh --explain --app-port N --auth-port N --database-port N`,
    )
  }
}

function toPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new ProblemToFix(`"${text}" is no port: a number from 1 to 65535 is meant.`)
}
