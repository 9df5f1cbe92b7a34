/** Longer than this, and the network is as good as gone. */
export const REST_TIMEOUT_MS = 14_000

interface RestOptions {
  /** As in the project's settings; the emulator's names the namespace in `?ns=`. */
  readonly databaseURL: string
  /** A valid ID token, renewed when it has to be. Rejects when there is none to be had. */
  readonly token: () => Promise<string>
}

/**
 * The database over its REST API: for where no SDK runs, as in the service worker. The token stands
 * in the address, where the API wants it, so addresses are never logged.
 */
export class RestDatabase {
  readonly #options: RestOptions

  constructor(options: RestOptions) {
    this.#options = options
  }

  /** The value at a path, `null` where there is none. Rejects when it may not or cannot be read. */
  async get(path: string): Promise<unknown> {
    const response = await this.#request(path, { method: 'GET' })
    if (!response.ok) throw new Error(`reading was answered with ${response.status}`)
    return response.json()
  }

  /** Several paths, all or none. Rejects when the server gave no verdict. */
  async update(changes: Readonly<Record<string, unknown>>): Promise<'done' | 'denied'> {
    const response = await this.#request('', { method: 'PATCH', body: JSON.stringify(changes) })
    if (response.ok) return 'done'
    // 401 is also what a token that has run out gets; that is no verdict about the write.
    if (response.status === 401 && (await saysDenied(response))) return 'denied'
    throw new Error(`writing was answered with ${response.status}`)
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const url = new URL(this.#options.databaseURL)
    url.pathname = `/${path}.json`
    url.searchParams.set('auth', await this.#options.token())
    return fetch(url, { ...init, signal: AbortSignal.timeout(REST_TIMEOUT_MS) })
  }
}

async function saysDenied(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  return String(body.error).toLowerCase().includes('permission')
}
