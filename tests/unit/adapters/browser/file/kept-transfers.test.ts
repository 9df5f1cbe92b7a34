import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keptTransfers } from '@/adapters/browser/file/kept-transfers'
import { MEI, messageId, ROOM, TOM } from '../../../../support/fixtures'

const transfer = {
  ...{ id: messageId(1) as string, room: ROOM, peer: TOM, direction: 'in' as const },
  ...{ name: 'a.txt', size: 5, modified: 7, position: 2, isDone: false, at: 9 },
}

let stored: Map<string, string>
beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

it('keeps what each person sends and receives, and forgets it', () => {
  const kept = keptTransfers(MEI)
  kept.put(transfer)
  kept.put({ ...transfer, position: 4 })
  expect(keptTransfers(MEI).read()).toEqual([{ ...transfer, position: 4 }])
  expect(keptTransfers(TOM).read()).toEqual([])
  kept.drop(transfer.id)
  expect(kept.read()).toEqual([])
})

it('passes over what cannot be read', () => {
  const bad = [
    { ...transfer, id: '../x' },
    { ...transfer, size: -1 },
    { ...transfer, direction: 'up' },
    'nothing',
  ]
  stored.set(`hearth.files.${MEI}`, JSON.stringify([...bad, transfer]))
  expect(keptTransfers(MEI).read()).toEqual([transfer])
  stored.set(`hearth.files.${MEI}`, '{"a":1}')
  expect(keptTransfers(MEI).read()).toEqual([])
})
