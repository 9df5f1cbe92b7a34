import * as v from 'valibot'
import {
  DEFAULT_PORTS,
  DEMO_PROJECT,
  EMULATORS_KEY,
  LOOPBACK,
} from '@/adapters/firebase/local-emulators'

/** Where the emulators of this machine answer. */
export interface EmulatorAddresses {
  readonly host: string
  readonly authPort: number
  readonly databasePort: number
}

export interface FirebaseSettings {
  readonly options: {
    readonly apiKey: string
    readonly projectId: string
    readonly databaseURL: string
    readonly authDomain: string
    readonly appId?: string
  }
  readonly emulators: EmulatorAddresses | undefined
}

const optionsSchema = v.object({
  apiKey: v.string(),
  projectId: v.string(),
  databaseURL: v.pipe(v.string(), v.url()),
  authDomain: v.optional(v.string()),
  appId: v.optional(v.string()),
})

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535))
const portsSchema = v.object({ authPort: port, databasePort: port })

const keptSchema = v.object({
  options: v.object({ ...optionsSchema.entries, authDomain: v.string() }),
  emulators: v.optional(v.object({ host: v.string(), ...portsSchema.entries })),
})

interface Surroundings {
  readonly location: { readonly hostname: string; readonly host: string; readonly search: string }
  readonly storage:
    { getItem(key: string): string | null; setItem(key: string, value: string): void } | undefined
  readonly fetch: (path: string) => Promise<Response>
  /** `VITE_FIREBASE_CONFIG`: a project's web configuration as JSON. Wins over everything else. */
  readonly override: string | undefined
}

/**
 * Firebase Hosting tells each project's own settings at `/__/firebase/init.json`, so one build
 * serves any project. On this machine the emulators are used instead: the Hosting emulator answers
 * that path too, with addresses that look like production.
 */
export async function readFirebaseSettings(around: Surroundings): Promise<FirebaseSettings> {
  if (around.override) return toSettings(JSON.parse(around.override), around.location.host)
  if (LOOPBACK.has(around.location.hostname)) return emulatorSettings(around)
  const response = await around.fetch('/__/firebase/init.json')
  if (!response.ok) throw new Error(`/__/firebase/init.json answered ${response.status}`)
  return toSettings(await response.json(), around.location.host)
}

/** Settings that were kept on this device; `undefined` when they cannot be read. */
export function parseKeptSettings(raw: unknown): FirebaseSettings | undefined {
  const result = v.safeParse(keptSchema, raw)
  if (!result.success) return undefined
  const { options, emulators } = result.output
  const { appId, ...rest } = options
  return { options: { ...rest, ...(appId ? { appId } : {}) }, emulators }
}

function toSettings(raw: unknown, host: string): FirebaseSettings {
  const { appId, ...options } = v.parse(optionsSchema, raw)
  return {
    // Sign-in on the app's own host: browsers that wall off third parties leave it alone.
    options: { ...options, authDomain: host, ...(appId ? { appId } : {}) },
    emulators: undefined,
  }
}

function emulatorSettings({ location, storage }: Surroundings): FirebaseSettings {
  const ports = readPorts(location.search, storage)
  const emulators = { host: '127.0.0.1', ...ports }
  return {
    options: {
      apiKey: 'demo',
      projectId: DEMO_PROJECT,
      databaseURL: `http://${emulators.host}:${emulators.databasePort}?ns=${DEMO_PROJECT}`,
      authDomain: location.host,
    },
    emulators,
  }
}

/** `?emulators=<auth port>,<database port>`, remembered for this origin. */
function readPorts(search: string, storage: Surroundings['storage']) {
  const asked = new URLSearchParams(search).get('emulators')?.split(',').map(Number)
  const fromUrl = v.safeParse(portsSchema, { authPort: asked?.[0], databasePort: asked?.[1] })
  try {
    if (fromUrl.success) {
      storage?.setItem(EMULATORS_KEY, JSON.stringify(fromUrl.output))
      return fromUrl.output
    }
    const kept = v.safeParse(portsSchema, JSON.parse(storage?.getItem(EMULATORS_KEY) ?? 'null'))
    if (kept.success) return kept.output
  } catch {
    // No storage, or nonsense in it: the usual ports.
  }
  return DEFAULT_PORTS
}
