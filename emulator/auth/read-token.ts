/** The `auth` variable of the rules. */
export interface Auth {
  readonly uid: string
  readonly provider: string
  readonly token: Readonly<Record<string, unknown>>
}

/** Who a request comes from. An admin passes every rule. */
export interface Identity {
  readonly admin: boolean
  readonly auth: Auth | null
  /** When the token runs out, in ms; undefined where it does not. */
  readonly expires?: number
}

export type TokenProblem = 'invalid_token' | 'expired_token'

export type TokenResult =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly problem: TokenProblem; readonly message: string }

export const NOBODY: Identity = { admin: false, auth: null }
export const ADMIN: Identity = { admin: true, auth: null }

/** Reads an emulator token: `owner`, or a JWT whose signature nobody checks. */
export function readToken(token: string, now: number): TokenResult {
  if (token === 'owner') return { ok: true, identity: ADMIN }
  const claims = decodeClaims(token)
  if (!claims) return refuse('invalid_token', 'Could not parse auth token.')
  const uid = claims['sub'] ?? claims['user_id']
  if (typeof uid !== 'string' || uid === '') {
    return refuse('invalid_token', 'The auth token names no user.')
  }
  const expires = expiryOf(claims)
  if (expires !== undefined && expires <= now) {
    return refuse('expired_token', 'Auth token is expired.')
  }
  const auth: Auth = { uid, provider: providerOf(claims), token: claims }
  return { ok: true, identity: { admin: false, auth, ...(expires !== undefined && { expires }) } }
}

function refuse(problem: TokenProblem, message: string): TokenResult {
  return { ok: false, problem, message }
}

function decodeClaims(token: string): Record<string, unknown> | undefined {
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'))
    return isRecord(claims) ? claims : undefined
  } catch {
    return undefined
  }
}

/** Mock tokens of the SDKs are issued at 0 and "expire" an hour later: those never run out. */
function expiryOf(claims: Record<string, unknown>): number | undefined {
  const { exp, iat } = claims
  return typeof exp === 'number' && iat !== 0 ? exp * 1000 : undefined
}

function providerOf(claims: Record<string, unknown>): string {
  const firebase = claims['firebase']
  const provider = isRecord(firebase) ? firebase['sign_in_provider'] : claims['provider_id']
  return typeof provider === 'string' ? provider : 'custom'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
