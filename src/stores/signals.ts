import { defineStore } from 'pinia'
import type { OutgoingSignal, PeerAddress, Signal } from '@/domain/peer/signal'
import type { EndpointId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useActionsStore } from '@/stores/actions'
import { useServices } from '@/stores/services'

/** Signals that were heard are remembered, as they may be told again; so many at the most. */
const REMEMBERED = 500

/** What this page and pages of others say to each other to find a way between them. */
export const useSignalsStore = defineStore('signals', () => {
  const { person } = useServices()
  const actionsStore = useActionsStore()
  const listeners = new Set<(signal: Signal) => void>()
  const heard = new Set<string>()
  let endpoint: EndpointId | undefined
  let isListening = false

  /** Where others reach this page, from the first time on that it is asked for. */
  function address(): PeerAddress {
    const current = person.value
    if (!current) throw new Error('nobody is here to be reached')
    endpoint ??= current.mintId() as EndpointId
    return { user: current.account.id, endpoint }
  }

  function take(signals: readonly Signal[] | undefined) {
    for (const signal of signals ?? []) {
      const id = `${signal.user} ${signal.id}`
      if (heard.has(id)) continue
      heard.add(id)
      for (const listener of [...listeners]) listener(signal)
    }
    for (const id of heard) {
      if (heard.size <= REMEMBERED) break
      heard.delete(id)
    }
  }

  /** Tells what is said to this page about any link, until stopped. */
  function listen(listener: (signal: Signal) => void): Unsubscribe {
    listeners.add(listener)
    // From then on for as long as the page is there: a last word may come late, and would lie there.
    if (!isListening) actionsStore.follow(`signals ${address().endpoint}`, take)
    isListening = true
    return () => listeners.delete(listener)
  }

  /** Whether it has got out. */
  async function say(signal: Pick<OutgoingSignal, 'to' | 'room' | 'link' | 'body'>) {
    const { endpoint } = address()
    return (await actionsStore.act('send-signal', { signal: { ...signal, endpoint } })).ok
  }

  return { address, listen, say }
})
