import { ADMIN, NOBODY, readToken } from '../auth/read-token.ts'
import type { Identity } from '../auth/read-token.ts'
import { encodeAuthRevoked } from '../wire/messages.ts'
import { atTime } from './after.ts'
import { OK, refusal } from './answer.ts'
import type { Answer, Body } from './answer.ts'
import type { Client } from './client.ts'
import { recheckListens } from './listens.ts'

/** Signs the client in. The rights of the old identity end with it. */
export function signIn(client: Client, body: Body): Answer {
  const { cred } = body
  const result = readToken(typeof cred === 'string' ? cred : '', client.clock())
  if (!result.ok) return refusal(result.problem, result.message)
  become(client, overridden(result.identity, body))
  const { auth, expires } = client.who
  return {
    status: 'ok',
    data: JSON.stringify({ auth: auth && { ...auth.token, uid: auth.uid }, expires }),
  }
}

export function signOut(client: Client): Answer {
  become(client, NOBODY)
  return OK
}

/** Ends the rights of a token that has run out. */
export function dropExpired(client: Client): void {
  const { expires } = client.who
  if (expires === undefined || expires > client.clock()) return
  // First of all: the SDK comes back with a fresh token then, and keeps its listens.
  client.send(encodeAuthRevoked('expired_token', 'Auth token is expired.'))
  become(client, NOBODY)
}

function become(client: Client, who: Identity): void {
  client.who = who
  client.keepLeft()
  client.stopExpiry()
  if (who.expires !== undefined) {
    client.stopExpiry = atTime(who.expires, client, () => {
      dropExpired(client)
    })
  }
  recheckListens(client)
}

/** An admin may act as a user (`authvar`), or as nobody (`noauth`). */
function overridden(identity: Identity, body: Body): Identity {
  if (identity !== ADMIN) return identity
  const override = body['authvar']
  if (typeof override === 'object' && override !== null && 'uid' in override) {
    const token = override as Record<string, unknown>
    return { admin: false, auth: { uid: String(override.uid), provider: 'custom', token } }
  }
  return body['noauth'] === true ? NOBODY : identity
}
