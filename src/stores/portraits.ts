import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import type { PictureProblem } from '@/domain/picture/prepare-picture'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import { useActionsStore, type Refusal } from '@/stores/actions'
import { useConnectionStore } from '@/stores/connection'
import { useServices } from '@/stores/services'

/** So few that messages get through beside them on a slow network, and each is answered in time. */
export const FETCHED_AT_ONCE = 4

/** How people and rooms look. Its code loads with the first portrait that is on screen. */
export const usePortraitsStore = defineStore('portraits', () => {
  const { person, loadBrowserParts } = useServices()
  const actionsStore = useActionsStore()
  const connectionStore = useConnectionStore()
  const shown = shallowReactive(new Map<PortraitPlace, Portrait>())
  /** What was looked for, by the time that names it. */
  const asked = new Map<PortraitPlace, number>()
  /** Looked for without knowing whether there is any, and not answered yet. */
  const peeked = new Set<PortraitPlace>()
  const unanswered = new Set<PortraitPlace>()
  const waiting = new Set<PortraitPlace>()
  let fetching = 0

  /** The portrait of this time; until it is here an earlier one, or nothing. */
  function see(place: PortraitPlace, at: number): string | undefined {
    const portrait = shown.get(place)
    if (portrait?.at !== at && asked.get(place) !== at) {
      asked.set(place, at)
      void load(place, at).catch(() => undefined)
    }
    return portrait?.data
  }

  /** Of who names no time: whatever there is, asked for once a page. Where it may not be seen, there is none. */
  function peek(place: PortraitPlace): string | undefined {
    if (!peeked.has(place)) {
      peeked.add(place)
      unanswered.add(place)
      void askFor(place).catch(() => undefined)
    }
    return shown.get(place)?.data
  }

  /** One that was seen before stands in until the answer is here. */
  async function askFor(place: PortraitPlace) {
    const upkeep = await person.value?.replica.upkeep()
    const kept = await upkeep?.readPortrait(place).catch(() => undefined)
    if (kept && !shown.has(place)) shown.set(place, kept)
    waiting.add(place)
    fetchNext()
  }

  async function load(place: PortraitPlace, at: number) {
    const current = person.value
    if (!current) return
    const upkeep = await current.replica.upkeep()
    const kept = await upkeep.readPortrait(place).catch(() => undefined)
    if (kept && (kept.at === at || !shown.has(place))) shown.set(place, kept)
    if (kept?.at === at) return
    waiting.add(place)
    fetchNext()
  }

  function fetchNext() {
    const [place] = waiting
    if (!place || fetching >= FETCHED_AT_ONCE) return
    waiting.delete(place)
    fetching++
    void actionsStore
      .act('fetch-portrait', { place })
      .catch(() => undefined)
      .then((fetched) => {
        if (fetched?.ok) shown.set(place, fetched.value)
        else if (fetched?.problem === 'gone') shown.delete(place)
        if (fetched && (fetched.ok || fetched.problem !== 'offline')) unanswered.delete(place)
        fetching--
        fetchNext()
      })
  }

  /** What could not be had is tried again once there is a network. */
  watch(
    () => [connectionStore.status, person.value?.sync.value] as const,
    () => {
      const missing = [...asked].filter(([place, at]) => shown.get(place)?.at !== at)
      for (const [place, at] of missing) void load(place, at).catch(() => undefined)
      for (const place of unanswered) waiting.add(place)
      fetchNext()
    },
  )

  /** Of any picture; `null` shows none. Says what went wrong, if anything did. */
  async function choose(
    place: PortraitPlace,
    picture: Blob | string | null,
  ): Promise<PictureProblem | Refusal | undefined> {
    let photo = picture
    if (photo instanceof Blob) {
      const file = photo
      const prepared = await loadBrowserParts()
        .then((browser) => browser.preparePortrait(file))
        .catch(() => ({ ok: false, problem: 'unreadable' }) as const)
      if (!prepared.ok) return prepared.problem
      photo = prepared.value
    }
    const done = await actionsStore.act('choose-portrait', { place, photo })
    return done.ok ? undefined : done.problem
  }

  return { shown, see, peek, choose }
})
