import { describe, expect, it } from 'vitest'
import { BEGINNING, type Stretch } from '@/domain/message/history'
import type { HistoryUpdate } from '@/domain/replica/replica'
import { createHistoryQueue } from '@/sync/history-queue'
import { settle } from '../../support/fakes'
import { message, position } from '../../support/fixtures'

const upTo = (from: number, to: number): Stretch => ({
  from: from === 0 ? BEGINNING : position(from * 1000, from),
  to: position(to * 1000, to),
})
const update = (from: number, to: number): HistoryUpdate => ({
  messages: [message(to)],
  complete: upTo(from, to),
  cursor: to * 1000,
})

describe('the queue of history updates', () => {
  /** Writes that end when they are told to. */
  function open() {
    const written: HistoryUpdate[] = []
    const ends: (() => void)[] = []
    const queue = createHistoryQueue((one) => {
      written.push(one)
      return new Promise((resolve) => ends.push(resolve))
    })
    return { queue, written, end: () => ends.shift()?.() }
  }

  it('writes at once when nothing is being written', () => {
    const { queue, written } = open()
    queue.add(update(0, 1))
    expect(written).toEqual([update(0, 1)])
  })

  it('writes a burst together, once the write before it has ended', async () => {
    const { queue, written, end } = open()
    for (let n = 0; n < 1000; n++) queue.add(update(n, n + 1))
    expect(written).toHaveLength(1)
    end()
    await settle()
    expect(written).toHaveLength(2)
    expect(written[1]?.messages).toHaveLength(999)
    expect(written[1]).toMatchObject({ complete: upTo(1, 1000), cursor: 1_000_000 })
  })

  it('keeps apart what has a gap between', async () => {
    const { queue, written, end } = open()
    queue.add(update(0, 1))
    queue.add(update(1, 2))
    queue.add(update(7, 9))
    end()
    await settle()
    end()
    await settle()
    expect(written.map(({ complete }) => complete)).toEqual([upTo(0, 1), upTo(1, 2), upTo(7, 9)])
  })

  it('keeps apart what is older and has a gap between', async () => {
    const { queue, written, end } = open()
    queue.add(update(8, 9))
    queue.add(update(6, 7))
    queue.add(update(1, 2))
    end()
    await settle()
    end()
    await settle()
    expect(written.map(({ complete }) => complete)).toEqual([upTo(8, 9), upTo(6, 7), upTo(1, 2)])
  })

  it('takes a message that came twice as it came last', async () => {
    const { queue, written, end } = open()
    queue.add(update(0, 1))
    queue.add(update(1, 2))
    const edited = { ...message(2), text: 'edited', updatedAt: 9000 }
    queue.add({ messages: [edited], complete: upTo(2, 2), cursor: 9000 })
    end()
    await settle()
    expect(written[1]).toMatchObject({ messages: [edited], cursor: 9000 })
  })

  it('settles when all is written', async () => {
    const { queue, end } = open()
    queue.add(update(0, 1))
    let isSettled = false
    void queue.settled().then(() => (isSettled = true))
    await settle()
    expect(isSettled).toBe(false)
    end()
    await settle()
    expect(isSettled).toBe(true)
  })
})
