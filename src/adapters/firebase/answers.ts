import type { DataSnapshot } from 'firebase/database'

/** Turns the one refusal that is an answer into a value; everything else stays an exception. */
export async function answerOf(write: Promise<void>): Promise<'done' | 'denied'> {
  try {
    await write
    return 'done'
  } catch (cause) {
    if (isPermissionDenied(cause)) return 'denied'
    throw cause
  }
}

export function isPermissionDenied(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    ((cause as { code?: unknown }).code === 'PERMISSION_DENIED' ||
      cause.message.toLowerCase().includes('permission_denied') ||
      cause.message.toLowerCase().includes('permission denied'))
  )
}

/** The children of a snapshot in query order, parsed; and the keys of what cannot be read. */
export function parseChildren<Entity>(
  snapshot: DataSnapshot,
  parse: (key: string, value: unknown) => Entity | undefined,
): { entities: Entity[]; unreadable: string[] } {
  const entities: Entity[] = []
  const unreadable: string[] = []
  snapshot.forEach((child) => {
    const entity = parse(child.key, child.val())
    if (entity === undefined) unreadable.push(child.key)
    else entities.push(entity)
  })
  return { entities, unreadable }
}

/** Adds the key, and what else the place says, to a value that should be an object. */
export function withKeys(value: unknown, keys: Record<string, string>): unknown {
  return typeof value === 'object' && value !== null ? { ...value, ...keys } : value
}
