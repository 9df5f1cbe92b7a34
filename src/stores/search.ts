import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Message } from '@/domain/message/message'
import { fold } from '@/domain/search/fold'
import { parseQuery } from '@/domain/search/parse-query'
import type { SearchEngine, SearchProgress } from '@/domain/search/search-engine'
import { isEmptyQuery, type IndexQuery, type SearchQuery } from '@/domain/search/search-query'
import type { RoomId, UserId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { useRoomsStore } from '@/stores/rooms'
import { useSearchPaneStore } from '@/stores/search-pane'
import { useServices } from '@/stores/services'
import type { Change } from '@/sync/change'

/** Shown at first, and more each time more is asked for. */
export const FIRST_RESULTS = 50
const ME = new Set(['me', '我'])

/** Words that are wanted of `names`: those that have one of them at the beginning of a word. */
const isNamed = (name: string, wanted: readonly string[]) =>
  wanted.some((part) => part !== '' && fold(name).includes(part))

/** What is searched for, and what was found, over everything on this device. */
export const useSearchStore = defineStore('search', () => {
  const services = useServices()
  const { person } = services
  const roomsStore = useRoomsStore()
  const peopleStore = usePeopleStore()
  const paneStore = useSearchPaneStore()

  const text = shallowRef('')
  const results = shallowRef<readonly Message[]>([])
  const total = shallowRef(0)
  /** What `results` are the answer to; `undefined` while nothing has been asked. */
  const answered = shallowRef<string>()
  const progress = shallowRef<SearchProgress>()
  const isUnavailable = shallowRef(false)
  let engine: SearchEngine | undefined
  let opening: Promise<SearchEngine | undefined> | undefined
  let limit = FIRST_RESULTS

  const query = computed<SearchQuery>(() => parseQuery(text.value))
  const isEmpty = computed(() => isEmptyQuery(query.value))

  /** The search has been opened, in a room if one is named. */
  function begin(inRoom: RoomId | undefined) {
    const name = inRoom && roomsStore.nameOf(inRoom)
    if (name) setText(`in:"${name.replace(/"/g, '')}" `)
    void start().then((ready) => ready?.catchUp())
  }

  /** The worker starts with the first search of the page, and stays. */
  function start(): Promise<SearchEngine | undefined> {
    opening ??= openEngine().catch(() => {
      isUnavailable.value = true
      // Offline before its code was ever loaded: the next opening tries again.
      opening = undefined
      return undefined
    })
    return opening
  }

  async function openEngine() {
    isUnavailable.value = false
    const next = await services.openSearch()
    engine = next
    progress.value = next.progress
    next.onProgress(() => {
      const wasComplete = progress.value?.isComplete
      progress.value = next.progress
      if (!wasComplete && next.progress.isComplete) void ask()
    })
    person.value?.changes.on(take)
    void ask()
    return next
  }

  function take(change: Change) {
    if (change.kind === 'messages') engine?.put(change.messages)
    else if (change.kind === 'room-forgotten') engine?.forget(change.room)
    else return
    if (paneStore.isOpen) void ask()
  }

  function setText(next: string) {
    text.value = next
    limit = FIRST_RESULTS
    void ask()
  }

  async function ask() {
    const asked = text.value
    if (isEmpty.value) {
      results.value = []
      total.value = 0
      answered.value = undefined
      return
    }
    const answer = await engine?.search(toIndexQuery(query.value), limit)
    if (!answer || text.value !== asked) return
    results.value = answer.messages
    total.value = answer.total
    answered.value = asked
  }

  async function more() {
    limit += FIRST_RESULTS
    await ask()
  }

  /** The newest that have these words, past what the search itself shows; `undefined` where it cannot be told. */
  async function find(words: string, most: number): Promise<readonly Message[] | undefined> {
    const asked = parseQuery(words)
    if (isEmptyQuery(asked)) return []
    const ready = await start()
    return (await ready?.search(toIndexQuery(asked), most))?.messages
  }

  /** Names are known here and not in the worker: people change them, and it would have to follow. */
  function toIndexQuery(asked: SearchQuery): IndexQuery {
    const { terms, before, after, hasLink } = asked
    const from = asked.from.filter((name) => name !== '')
    const inside = asked.in.filter((name) => name !== '')
    return {
      terms: [...terms],
      from: from.length === 0 ? undefined : peopleNamed(from),
      rooms: inside.length === 0 ? undefined : roomsNamed(inside),
      before,
      after,
      hasLink,
    }
  }

  function peopleNamed(names: readonly string[]): UserId[] {
    const me = person.value?.account.id
    const known = [...peopleStore.profiles.values()]
    const found = known.filter(({ name }) => isNamed(name, names)).map(({ id }) => id)
    return me && names.some((name) => ME.has(name)) ? [...found, me] : found
  }

  function roomsNamed(names: readonly string[]): RoomId[] {
    return [...roomsStore.cached.keys()].filter((id) => isNamed(roomsStore.nameOf(id), names))
  }

  watch(person, (current) => {
    if (current) return
    engine?.close()
    engine = undefined
    opening = undefined
  })

  return {
    text,
    results,
    total,
    answered,
    progress,
    isUnavailable,
    query,
    isEmpty,
    begin,
    setText,
    find,
    more,
    roomName: roomsStore.nameOf,
  }
})
