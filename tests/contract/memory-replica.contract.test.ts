import { describe, expect, it } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { replicaContract } from './replica'

replicaContract('MemoryReplica', () => Promise.resolve(new MemoryReplica()))

describe('MemoryReplica', () => {
  it('says why nothing will last', () => {
    expect(new MemoryReplica().status).toBe('memory')
    expect(new MemoryReplica('outdated').status).toBe('outdated')
  })
})
