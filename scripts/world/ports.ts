import { createServer, type AddressInfo } from 'node:net'

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

function freePort(): Promise<number> {
  return listen(0)
}

/** Takes a port, gives it back, and tells which it was. */
function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      server.close(() => resolve(taken))
    })
  })
}
