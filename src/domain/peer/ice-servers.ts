/** A server that helps two pages to find a way between them: STUN says how one is seen from outside, TURN stands between. */
export interface HelpServer {
  readonly urls: string
  readonly username?: string
  readonly credential?: string
}

/** What may go wrong in a line, for the person who wrote it. */
export interface BadLine {
  readonly line: string
  readonly why: 'address' | 'sign-in'
}

/** A browser asks each of them, which takes longer the more there are. */
const MAX_SERVERS = 5
export const MAX_SERVERS_LENGTH = 2000

/** As `stun:host:port`, `turn:host:port?transport=tcp` and `turns:` have it. */
const ADDRESS =
  /^(stun|stuns|turn|turns):(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?(\?transport=(udp|tcp))?$/i

/** Servers as a person writes them: one a line, behind a TURN server its user name and password. */
export function readServers(text: string): {
  readonly servers: readonly HelpServer[]
  readonly bad: readonly BadLine[]
} {
  const lines = text
    .slice(0, MAX_SERVERS_LENGTH)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MAX_SERVERS)
  const servers: HelpServer[] = []
  const bad: BadLine[] = []
  for (const line of lines) {
    const [urls = '', username, credential] = line.split(/\s+/)
    if (!ADDRESS.test(urls)) bad.push({ line, why: 'address' })
    else if (/^turns?:/i.test(urls)) {
      // A browser refuses all of them where one has no user name.
      if (username && credential) servers.push({ urls, username, credential })
      else bad.push({ line, why: 'sign-in' })
    } else servers.push({ urls })
  }
  return { servers, bad }
}
