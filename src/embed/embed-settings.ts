import {
  DEFAULT_PORTS,
  DEMO_PROJECT,
  EMULATORS_KEY,
  LOOPBACK,
} from '@/adapters/firebase/local-emulators'
import { childrenOf } from '@/embed/apply-event'

/** Of the project's settings, what reading needs. */
export interface EmbedSettings {
  readonly databaseURL: string
  readonly apiKey: string
  /** Where the emulator of the sign-in service answers, on this machine. */
  readonly authEmulator?: string
}

/** As `readFirebaseSettings`, in the few bytes there are. Rejects where they cannot be had. */
export async function readEmbedSettings(): Promise<EmbedSettings> {
  const override = import.meta.env['VITE_FIREBASE_CONFIG'] as string | undefined
  if (override) return parse(JSON.parse(override))
  if (LOOPBACK.has(location.hostname)) return ofEmulators()
  const response = await fetch('/__/firebase/init.json')
  return parse(await response.json())
}

function parse(raw: unknown): EmbedSettings {
  const { databaseURL, apiKey } = childrenOf(raw)
  if (typeof databaseURL !== 'string' || typeof apiKey !== 'string') throw new Error('no settings')
  return { databaseURL, apiKey }
}

function ofEmulators(): EmbedSettings {
  const asked = new URLSearchParams(location.search).get('emulators')?.split(',')
  const [auth, database] = (asked ?? Object.values(keptPorts())).map(Number)
  return {
    databaseURL: `http://127.0.0.1:${database}?ns=${DEMO_PROJECT}`,
    apiKey: 'demo',
    authEmulator: `http://127.0.0.1:${auth}`,
  }
}

function keptPorts(): { readonly authPort: unknown; readonly databasePort: unknown } {
  try {
    const kept = childrenOf(JSON.parse(localStorage.getItem(EMULATORS_KEY) ?? 'null'))
    const { authPort, databasePort } = { ...DEFAULT_PORTS, ...kept }
    return { authPort, databasePort }
  } catch {
    // No storage, as in a frame of another site, or nonsense in it.
    return DEFAULT_PORTS
  }
}
