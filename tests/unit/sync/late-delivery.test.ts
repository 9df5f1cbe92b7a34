import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import type { StorageStatus } from '@/domain/replica/replica'
import type { Change } from '@/sync/change'
import { createEmitter } from '@/sync/emitter'
import { startLateDelivery } from '@/sync/late-delivery'
import { createFakeAttention, settle } from '../../support/fakes'
import { outboxRow } from '../../support/fixtures'

describe('late delivery', () => {
  const ask = vi.fn(() => Promise.resolve())
  beforeEach(() => ask.mockClear())

  function open({
    isOnline = false,
    status = 'disk',
  }: {
    isOnline?: boolean
    status?: StorageStatus
  } = {}) {
    const replica = new MemoryReplica(status)
    const changes = createEmitter<Change>()
    const attention = createFakeAttention()
    const stop = startLateDelivery({
      replica,
      changes,
      attention,
      lateDelivery: { ask },
      isOnline: () => isOnline,
    })
    return { replica, changes, attention, stop }
  }

  it('is asked for when something is written offline', async () => {
    const { replica, changes } = open()
    await replica.addOutboxRow(outboxRow(1))
    changes.emit({ kind: 'outbox' })
    await settle()
    expect(ask).toHaveBeenCalledOnce()
  })

  it('is not asked for while the tab sends by itself', async () => {
    const { replica, changes } = open({ isOnline: true })
    await replica.addOutboxRow(outboxRow(1))
    changes.emit({ kind: 'outbox' })
    await settle()
    expect(ask).not.toHaveBeenCalled()
  })

  it('is asked for when the page is left with something unsent', async () => {
    const { replica, attention } = open({ isOnline: true })
    attention.setVisible(false)
    await settle()
    expect(ask).not.toHaveBeenCalled()
    attention.setVisible(true)
    await replica.addOutboxRow(outboxRow(1))
    attention.setVisible(false)
    await settle()
    expect(ask).toHaveBeenCalledOnce()
  })

  it('is not asked for what was refused, nor for what is in memory alone', async () => {
    const refused = open()
    await refused.replica.addOutboxRow({ ...outboxRow(1), status: 'refused', reason: 'refused' })
    refused.changes.emit({ kind: 'outbox' })
    for (const status of ['memory', 'blocked', 'newer'] as const) {
      const inMemory = open({ status })
      await inMemory.replica.addOutboxRow(outboxRow(1))
      inMemory.changes.emit({ kind: 'outbox' })
    }
    await settle()
    expect(ask).not.toHaveBeenCalled()
  })

  it('ends', async () => {
    const { replica, changes, stop } = open()
    await replica.addOutboxRow(outboxRow(1))
    stop()
    changes.emit({ kind: 'outbox' })
    await settle()
    expect(ask).not.toHaveBeenCalled()
  })
})
