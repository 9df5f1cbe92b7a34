/** A place as the emulator sums it up. */
export interface Summary {
  readonly kind: 'none' | 'leaf' | 'branch'
  readonly value?: string | number | boolean | null
  readonly isCut?: boolean
  readonly count?: number
  readonly priority?: string | number
}

export interface TreeWindow extends Summary {
  readonly path: string
  readonly children: readonly (Summary & { readonly key: string })[]
  readonly hasMore: boolean
}

export interface WindowRequest {
  readonly path: string
  readonly limit: number
  readonly from?: string
}

export interface RequestReport {
  readonly at: number
  readonly namespace: string
  readonly who: string | null
  readonly isOwner: boolean
  readonly transport: string
  readonly operation: string
  readonly path: string
  readonly detail: string
  readonly status: string
  readonly explanation: readonly string[]
}

export interface ConnectionReport {
  readonly id: number
  readonly namespace: string
  readonly who: string | null
  readonly isOwner: boolean
  readonly transport: string
  readonly since: number
  readonly listens: number
  readonly charactersIn: number
  readonly charactersOut: number
}

export interface Clause {
  readonly place: string
  readonly kind: string
  readonly line: number
  readonly source: string
  readonly allowed: number
  readonly denied: number
}

/** What the stream of the emulator tells. */
export interface FeedEvents {
  readonly hello: { readonly now: number; readonly isExposed: boolean }
  readonly status: {
    readonly namespaces: readonly string[]
    readonly connections: readonly ConnectionReport[]
    readonly count: number
  }
  readonly requests: { readonly requests: readonly RequestReport[]; readonly missed: number }
  readonly changed: { readonly namespace: string; readonly paths: readonly string[] }
}

export type FeedListeners = {
  readonly [K in keyof FeedEvents]: (data: FeedEvents[K]) => void
}

/** Listens to the emulator; the browser connects again by itself. */
export function openFeed(
  listeners: FeedListeners,
  onState: (isConnected: boolean) => void,
): EventSource {
  const source = new EventSource('/.page/events')
  for (const [name, listener] of Object.entries(listeners)) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      ;(listener as (data: unknown) => void)(JSON.parse(event.data))
    })
  }
  source.addEventListener('open', () => {
    onState(true)
  })
  source.addEventListener('error', () => {
    onState(false)
  })
  return source
}

export async function readWindows(
  namespace: string,
  windows: readonly WindowRequest[],
): Promise<readonly TreeWindow[]> {
  return (await post('read', { namespace, windows })) as TreeWindow[]
}

/** Writes as the owner; returns why it was refused, or undefined. */
export async function write(
  namespace: string,
  path: string,
  data: unknown,
): Promise<string | undefined> {
  const result = (await post('write', { namespace, path, data })) as {
    ok?: boolean
    reason?: string
    error?: string
  }
  return result.ok ? undefined : (result.reason ?? result.error ?? 'error')
}

export async function closeConnection(id: number): Promise<void> {
  await post('close', { id })
}

export async function readRules(namespace: string): Promise<{ text: string; clauses: Clause[] }> {
  const answer = await fetch(`/.page/rules?ns=${encodeURIComponent(namespace)}`)
  return (await answer.json()) as { text: string; clauses: Clause[] }
}

async function post(action: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`/.page/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return answer.json()
}
