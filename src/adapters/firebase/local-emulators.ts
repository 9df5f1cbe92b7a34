/** The project id that every local part agrees on; `demo-` keeps the tools from going online. */
export const DEMO_PROJECT = 'demo-hearth'
export const DEFAULT_PORTS = { authPort: 9099, databasePort: 9000 }
/** Where the ports of the emulators are remembered for this origin. */
export const EMULATORS_KEY = 'hearth.emulators'
/** Here the emulators are used. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
