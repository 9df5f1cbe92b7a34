import { describe, expect, it } from 'vitest'
import { RETRY_MS, WAKE_GRACE_MS } from '@/sync/connection-state'
import { OFFLINE_AFTER_MS, type ConnectionStatus } from '@/sync/status-board'
import { settle } from '../../support/fakes'
import { createSyncWorld } from '../../support/sync-world'

function open(isOffline: boolean) {
  const world = createSyncWorld()
  const tab = world.openTab({ isOffline })
  const statuses: ConnectionStatus[] = []
  tab.connection.onStatus((status) => statuses.push(status))
  return { ...tab, clock: world.clock, tab, statuses }
}

describe('the connection state', () => {
  it('is online as soon as there is a connection', () => {
    expect(open(false).connection.status).toBe('online')
  })

  it('is connecting for a grace, then offline', async () => {
    const { connection, clock, statuses } = open(true)
    expect(connection.status).toBe('connecting')
    await clock.advance(OFFLINE_AFTER_MS - 1)
    expect(connection.status).toBe('connecting')
    await clock.advance(1)
    expect(statuses).toEqual(['offline'])
  })

  it('has no word for a blink of the network', async () => {
    const { client, clock, statuses } = open(false)
    client.goOffline()
    await clock.advance(OFFLINE_AFTER_MS - 1)
    client.goOnline()
    await clock.advance(OFFLINE_AFTER_MS * 2)
    expect(statuses).toEqual(['connecting', 'online'])
  })

  it('tries again by itself while someone looks', async () => {
    const { client, clock } = open(true)
    await clock.advance(OFFLINE_AFTER_MS + RETRY_MS)
    expect(client.reconnects).toBe(1)
    await clock.advance(RETRY_MS * 2)
    expect(client.reconnects).toBe(3)
    client.goOnline()
    await clock.advance(RETRY_MS * 3)
    expect(client.reconnects).toBe(3)
  })

  it('leaves the network alone while nobody looks, and goes on when someone does', async () => {
    const { client, clock, device } = open(true)
    device.attention.setVisible(false)
    await clock.advance(OFFLINE_AFTER_MS + RETRY_MS * 3)
    expect(client.reconnects).toBe(0)
    device.attention.setVisible(true)
    await clock.advance(RETRY_MS)
    expect(client.reconnects).toBe(1)
  })

  it('wakes a connection that sleeps', async () => {
    const { client, clock, device } = open(true)
    device.attention.wake()
    await clock.advance(WAKE_GRACE_MS)
    expect(client.reconnects).toBe(1)
  })

  it('does not disturb a connection that is there after waking', async () => {
    const { client, clock, device } = open(true)
    device.attention.wake()
    client.goOnline()
    await clock.advance(WAKE_GRACE_MS)
    expect(client.reconnects).toBe(0)
  })

  it('tells each new connection, and the one there is', () => {
    const { client, connection } = open(false)
    let count = 0
    connection.onEachConnection(() => count++)
    expect(count).toBe(1)
    client.goOffline()
    client.goOnline()
    expect(count).toBe(2)
  })

  it('lets one wait for a connection', async () => {
    const { client, connection } = open(true)
    let isThere = false
    void connection.whenOnline(new AbortController().signal).then(() => (isThere = true))
    await settle()
    expect(isThere).toBe(false)
    client.goOnline()
    await settle()
    expect(isThere).toBe(true)
  })

  it('stops waiting when told to, before or meanwhile', async () => {
    const { connection } = open(true)
    const controller = new AbortController()
    const waiting = connection.whenOnline(controller.signal)
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await expect(connection.whenOnline(controller.signal)).rejects.toThrow('enough')
  })

  it('leaves nothing running when the person leaves', async () => {
    const { tab, clock, client } = open(true)
    await clock.advance(OFFLINE_AFTER_MS)
    await tab.close()
    await clock.advance(RETRY_MS * 2)
    expect(client.reconnects).toBe(0)
    expect(clock.pending()).toBe(0)
  })
})
