import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

export interface Ports {
  readonly app: number
  readonly auth: number
  readonly database: number
}

/** As firebase.json has them. */
export const USUAL_PORTS: Ports = { app: 5050, auth: 9099, database: 9000 }

/** Something the person can do something about; shown as one line, without a stack. */
export class ProblemToFix extends Error {}

/** Throws a `ProblemToFix` that names the first port that is taken. */
export async function checkPorts(ports: Partial<Ports>): Promise<void> {
  for (const [part, port] of Object.entries(ports)) {
    if (await isFree(port)) continue
    throw new ProblemToFix(
      `Port ${port} (${part}) is in use. End the program that uses it, or choose another: npm start -- --${part}-port N`,
    )
  }
}

/** Ports that are free at this moment, for tests. */
export async function freePorts(): Promise<Ports> {
  const [app, auth, database] = await Promise.all([freePort(), freePort(), freePort()])
  return { app, auth, database }
}

function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  )
}

/**
 * Below those that systems hand out by themselves: until what is started has taken it, a server or a connection of
 * somebody else could have been given it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    if (await isFree(port)) return port
  }
}

/** Takes a port and gives it back. */
function listen(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}
