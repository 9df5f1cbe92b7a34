import { shallowRef } from 'vue'
import {
  ARRIVAL_LIFE_MS,
  MAX_ARRIVALS,
  MAX_WAYS,
  type Arrival,
  type FastWay,
  type KeptArrivals,
} from '@/domain/fast-path/arrival'
import type { Clock } from '@/domain/device/clock'
import type { MessageId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Memory } from '@/stores/services'

/** What the server has by then, as it nearly always does, is not written down. */
const KEEP_AFTER_MS = 1000

/** What came and went over the fast path, until the server has it, and how it was afterwards. */
export function createReached(clock: Clock) {
  const arrivals = shallowRef<readonly Arrival[]>([])
  /** One's own that the other says are there, and the server does not have yet. */
  const acknowledged = shallowRef<ReadonlySet<MessageId>>(new Set())
  const ways = shallowRef<ReadonlyMap<MessageId, FastWay>>(new Map())
  const since = new Map<MessageId, number>()
  let memory: Memory<KeptArrivals> | undefined
  let cancelKeeping: Unsubscribe | undefined

  function keepSoon() {
    cancelKeeping ??= clock.after(KEEP_AFTER_MS, keep)
  }

  /** What is not kept yet. */
  function keep() {
    if (!cancelKeeping) return
    cancelKeeping()
    cancelKeeping = undefined
    memory?.write({ arrivals: arrivals.value, ways: [...ways.value.values()].slice(-MAX_WAYS) })
  }

  function note(way: FastWay) {
    const others = [...ways.value].filter(([id]) => id !== way.id)
    ways.value = new Map([...others, [way.id, way] as const].slice(-MAX_WAYS))
    keepSoon()
  }

  return {
    arrivals,
    acknowledged,
    ways,
    /** What an earlier page has left, without what is too old to come any more. */
    restore(kept: Memory<KeptArrivals>) {
      memory = kept
      const before = kept.read()
      const fresh = before.arrivals.filter(({ at }) => clock.now() - at < ARRIVAL_LIFE_MS)
      const here = new Set(arrivals.value.map(({ id }) => id))
      arrivals.value = [...fresh.filter(({ id }) => !here.has(id)), ...arrivals.value]
      ways.value = new Map([...before.ways.map((way) => [way.id, way] as const), ...ways.value])
      const open = before.ways.filter(({ lead }) => lead === undefined).map(({ id }) => id)
      acknowledged.value = new Set([...open, ...acknowledged.value])
      return fresh
    },
    /** Whether it is new here. */
    add(arrival: Arrival): boolean {
      if (arrivals.value.some(({ id }) => id === arrival.id)) return false
      since.set(arrival.id, clock.now())
      arrivals.value = [...arrivals.value, arrival].slice(-MAX_ARRIVALS)
      note({ id: arrival.id, lead: undefined })
      return true
    },
    /** The other has it. */
    acknowledge(id: MessageId) {
      if (acknowledged.value.has(id)) return
      since.set(id, clock.now())
      acknowledged.value = new Set(acknowledged.value).add(id)
      note({ id, lead: undefined })
    },
    /** The server has these. */
    settle(ids: ReadonlySet<MessageId>) {
      const isSettled = (id: MessageId) => ids.has(id)
      const known = [...ways.value.values()].filter(
        ({ id, lead }) => isSettled(id) && lead === undefined,
      )
      if (known.length === 0) return
      for (const { id } of known) note({ id, lead: leadOf(id) })
      arrivals.value = arrivals.value.filter(({ id }) => !isSettled(id))
      acknowledged.value = new Set([...acknowledged.value].filter((id) => !isSettled(id)))
    },
    keep,
  }

  function leadOf(id: MessageId) {
    const begun = since.get(id)
    since.delete(id)
    return begun === undefined ? 0 : Math.max(0, Math.round(clock.now() - begun))
  }
}
