import type { IncomingMessage } from 'node:http'
import { ADMIN, NOBODY, readToken } from '../auth/read-token.ts'
import type { TokenResult } from '../auth/read-token.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { checkPath } from '../data/limits.ts'
import { parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import { placeOf } from './rest-place.ts'

/** Who asks: the header first, then `access_token`, then `auth`. No token is nobody. */
export function identify(
  request: IncomingMessage,
  parameters: URLSearchParams,
  now: number,
): TokenResult {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = bearer ?? parameters.get('access_token') ?? parameters.get('auth')
  if (token === null) return { ok: true, identity: NOBODY }
  const result = readToken(token, now)
  const override = parameters.get('auth_variable_override')
  if (!result.ok || result.identity !== ADMIN || override === null) return result
  const auth = parseOverride(override)
  if (typeof auth?.uid !== 'string') return { ok: true, identity: NOBODY }
  const user = { uid: auth.uid, provider: 'custom', token: auth as Record<string, unknown> }
  return { ok: true, identity: { admin: false, auth: user } }
}

/** The place that `/a/b.json` names. Throws `InvalidData`. */
export function parseRestPath(pathname: string): Path {
  let text: string
  try {
    text = decodeURIComponent(pathname.replace(/\.json$/, ''))
  } catch {
    throw new InvalidData('Invalid path: bad percent encoding')
  }
  const path = parsePath(text)
  checkPath(placeOf(path))
  return path
}

function parseOverride(text: string): { uid?: unknown } | null {
  try {
    return JSON.parse(text) as { uid?: unknown } | null
  } catch {
    throw new InvalidData('auth_variable_override must be JSON')
  }
}
