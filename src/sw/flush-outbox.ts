import { browserClock } from '@/adapters/browser/browser-clock'
import { keptSettings } from '@/adapters/browser/kept-settings'
import { createTabChannel } from '@/adapters/browser/tab-channel'
import { tryHold } from '@/adapters/browser/tab-locks'
import { parseKeptSettings, type FirebaseSettings } from '@/adapters/firebase/firebase-config'
import { RestDatabase } from '@/adapters/firebase/rest-database'
import { createRestRemotes } from '@/adapters/firebase/rest-remotes'
import { openWorkerSession, type WorkerSession } from '@/adapters/firebase/worker-session'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { Replica } from '@/domain/replica/replica'
import type { MessageId, UserId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import { createEmitter, type Emitter } from '@/sync/emitter'
import { createOutboxDelivery } from '@/sync/outbox-delivery'
import { outboxLock } from '@/sync/outbox-sender'
import { tabsName } from '@/sync/tabs/tab-message'
import { tellOthers } from '@/sync/tabs/tell-others'

/**
 * Sends what waits in the outbox of whoever is signed in, over REST, with the ids the messages
 * have had since they were composed: what a tab had already sent is refused and counted as stored.
 * Rejects when something still waits, so that the browser tries again later.
 */
export async function flushOutbox(): Promise<void> {
  const settings = parseKeptSettings(await keptSettings.read())
  if (!settings) return
  const session = await openWorkerSession(settings)
  try {
    if (session.user) await flushFor(session.user, session, settings)
  } finally {
    await session.close()
  }
}

async function flushFor(user: UserId, session: WorkerSession, settings: FirebaseSettings) {
  const replica = await IdbReplica.open(user)
  try {
    const wasFree = await tryHold(outboxLock(user), () => send(user, replica, session, settings))
    // A tab is at it. Should it end before everything is sent, the browser calls again.
    if (!wasFree && (await hasWaiting(replica))) throw new Error('a tab holds the outbox')
  } finally {
    replica.close()
  }
}

async function send(
  user: UserId,
  replica: Replica,
  session: WorkerSession,
  { options }: FirebaseSettings,
): Promise<void> {
  const offset = await replica.readServerOffset()
  const { databaseURL } = options
  const channel = createTabChannel(tabsName(user))
  const told = createEmitter<Change>()
  const changes = channel ? tellOthers(told, channel) : told
  const keeping = keepDeliveredLate(replica, told)
  const database = new RestDatabase({ databaseURL, token: () => session.token() })
  const delivery = createOutboxDelivery(
    {
      account: { id: user },
      replica,
      remotes: createRestRemotes(database),
      device: { clock: browserClock },
      // A request has its own time limit; there is no connection to end.
      connection: {
        serverNow: () => browserClock.now() + offset,
        reconnect: () => undefined,
      },
      changes,
      signal: new AbortController().signal,
    },
    () => false,
    () => 'rest',
  )
  try {
    for (let row = await delivery.next(); row; row = await delivery.next()) {
      keeping.expect(row)
      await delivery.attempt(row)
    }
  } finally {
    // What has gone is told of, although a later one could not go.
    await keeping.done()
  }
}

/** For the tab that opens next: what went without one. */
function keepDeliveredLate(replica: Replica, told: Emitter<Change>) {
  const rows = new Map<MessageId, OutboxRow>()
  let kept: Promise<unknown> = Promise.resolve()
  told.on((change) => {
    if (change.kind !== 'messages') return
    for (const { id, at } of change.messages) {
      const row = rows.get(id)
      if (!row) continue
      rows.delete(id)
      kept = kept
        .then(() => replica.upkeep())
        .then((upkeep) => upkeep.noteDeliveredLate({ row, at }))
        // It is sent; that it is not told of is the lesser evil.
        .catch(() => undefined)
    }
  })
  return {
    expect: (row: OutboxRow) => void rows.set(row.id, row),
    done: () => kept,
  }
}

async function hasWaiting(replica: Replica): Promise<boolean> {
  return (await replica.readOutbox()).some(({ status }) => status !== 'refused')
}
