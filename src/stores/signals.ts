import { defineStore } from 'pinia'
import { DESK, type OutgoingSignal, type PeerAddress, type Signal } from '@/domain/peer/signal'
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
  const heard = new Set<string>()
  const toPage = createInbox(() => address().endpoint)
  const toDesk = createInbox(() => DESK)
  let endpoint: EndpointId | undefined

  /** Where others reach this page, from the first time on that it is asked for. */
  function address(): PeerAddress {
    const current = person.value
    if (!current) throw new Error('nobody is here to be reached')
    endpoint ??= current.mintId() as EndpointId
    return { user: current.account.id, endpoint }
  }

  function isNew({ user, id }: Signal): boolean {
    const key = `${user} ${id}`
    const isHeard = heard.has(key)
    heard.add(key)
    for (const old of heard) {
      if (heard.size <= REMEMBERED) break
      heard.delete(old)
    }
    return !isHeard
  }

  /** Followed once somebody listens to it. */
  function createInbox(endpointOf: () => EndpointId) {
    const listeners = new Set<(signal: Signal) => void>()
    let isFollowed = false

    function take(signals: readonly Signal[] | undefined) {
      for (const signal of (signals ?? []).filter(isNew)) {
        for (const listener of [...listeners]) listener(signal)
      }
    }

    return (listener: (signal: Signal) => void): Unsubscribe => {
      listeners.add(listener)
      // From then on for as long as the page is there: a last word may come late, and would lie there.
      if (!isFollowed) actionsStore.follow(`signals ${endpointOf()}`, take)
      isFollowed = true
      return () => listeners.delete(listener)
    }
  }

  /** Whether it has got out. */
  async function say(signal: Pick<OutgoingSignal, 'to' | 'room' | 'link' | 'body'>) {
    const { endpoint } = address()
    return (await actionsStore.act('send-signal', { signal: { ...signal, endpoint } })).ok
  }

  return {
    address,
    /** Tells what is said to this page about any link, until stopped. */
    listen: toPage,
    /** The same for what is said to the person, whichever page hears it: all do. */
    listenAtDesk: toDesk,
    say,
  }
})
