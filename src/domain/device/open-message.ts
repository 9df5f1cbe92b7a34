/** How the service worker asks a page to show what a notice is about. */
export interface OpenMessage {
  readonly type: 'OPEN'
  readonly path: string
}

/** A place in Hearth and nowhere else: `//` would lead away. */
export const isOwnPath = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^\/(?![/\\])/.test(raw) && raw.length <= 300

/** The path of such a message; `undefined` when it is none. */
export function parseOpenMessage(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { type, path } = raw as Record<string, unknown>
  return type === 'OPEN' && isOwnPath(path) ? path : undefined
}
