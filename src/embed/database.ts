/** Longer than this, and the network is as good as gone. */
const TIMEOUT_MS = 14_000

/** The database as anybody reaches it: by addresses. */
export interface EmbedDatabase {
  /** As in the project's settings; the emulator's names the namespace in `?ns=`. */
  readonly url: string
  /** A valid token of who is signed in on this device; `undefined` where nobody is. */
  readonly token?: (() => Promise<string | undefined>) | undefined
}

type Parameters = Readonly<Record<string, string | undefined>>

/** Of the REST API. With a token in it, an address is a secret: never logged. */
export function addressOf(
  { url }: EmbedDatabase,
  path: string,
  parameters: Parameters = {},
): string {
  const address = new URL(url)
  address.pathname = `/${path}.json`
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) address.searchParams.set(name, value)
  }
  return address.href
}

/** `denied`: the rules say no. Rejects where the server cannot be asked. */
export async function readOnce(
  database: EmbedDatabase,
  path: string,
  parameters?: Parameters,
): Promise<{ readonly value: unknown } | 'denied'> {
  const response = await fetch(addressOf(database, path, parameters), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (response.status === 401 || response.status === 403) return 'denied'
  if (!response.ok) throw new Error(`reading was answered with ${response.status}`)
  return { value: await response.json() }
}
