import { describe, expect, it } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { replicaContract } from './replica'
import { trayContract } from './tray'

replicaContract('MemoryReplica', () => Promise.resolve(new MemoryReplica()))
trayContract('MemoryReplica', () => Promise.resolve(new MemoryReplica()))

describe('MemoryReplica', () => {
  it('says why nothing will last', () => {
    expect(new MemoryReplica().status).toBe('memory')
    expect(new MemoryReplica('outdated').status).toBe('outdated')
  })
})
