import type { EmbedSettings } from '@/embed/embed-settings'

const DATABASE = 'firebaseLocalStorageDb'
const STORE = 'firebaseLocalStorage'
/** A token that ends sooner is renewed first. */
const SPARE_MS = 60_000

interface Kept {
  readonly refreshToken: string
  readonly accessToken: string
  readonly expirationTime: number
}

/**
 * A valid token of who is signed in to Hearth on this device, from where the SDK keeps its sign-in; renewed
 * where it has run out. `undefined` where nobody is. Rejects where it cannot be renewed just now.
 */
export async function memberToken({
  apiKey,
  authEmulator,
}: EmbedSettings): Promise<string | undefined> {
  const kept = await readKept(`firebase:authUser:${apiKey}:[DEFAULT]`)
  if (!kept) return undefined
  if (kept.expirationTime > Date.now() + SPARE_MS) return kept.accessToken
  const service = 'securetoken.googleapis.com/v1/token'
  const address = authEmulator ? `${authEmulator}/${service}` : `https://${service}`
  const response = await fetch(`${address}?key=${encodeURIComponent(apiKey)}`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept.refreshToken }),
  })
  // Refused: the sign-in has ended. Anything else may pass.
  if (response.status === 400) return undefined
  const { id_token: token } = (await response.json()) as { id_token?: unknown }
  if (typeof token !== 'string') throw new Error(`no token: answered with ${response.status}`)
  return token
}

async function readKept(key: string): Promise<Kept | undefined> {
  try {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(DATABASE)
      // Nobody has ever signed in: nothing is left behind that the SDK would stumble over.
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(new Error('nothing is kept'))
    })
    try {
      const row = await new Promise<unknown>((resolve, reject) => {
        const reading = database.transaction(STORE).objectStore(STORE).get(key)
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(new Error('it cannot be read'))
      })
      return parseKept((row as { value?: { stsTokenManager?: unknown } } | undefined)?.value)
    } finally {
      database.close()
    }
  } catch {
    // No storage, as in a frame of another site, or nothing in it.
    return undefined
  }
}

function parseKept(raw: { stsTokenManager?: unknown } | undefined): Kept | undefined {
  const { refreshToken, accessToken, expirationTime } = (raw?.stsTokenManager ?? {}) as Record<
    string,
    unknown
  >
  if (typeof refreshToken !== 'string' || typeof accessToken !== 'string') return undefined
  return { refreshToken, accessToken, expirationTime: Number(expirationTime) || 0 }
}
