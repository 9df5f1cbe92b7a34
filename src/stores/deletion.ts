import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Departure, RoomFate } from '@/domain/account/departure'
import type { Member } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { usePeopleStore } from '@/stores/people'
import { useServices } from '@/stores/services'
import { useSessionStore } from '@/stores/session'
import type { Sync } from '@/sync/sync'

/** A room of one's own that others are in. */
export interface OwnedRoom {
  readonly id: RoomId
  readonly name: string
  readonly heirs: readonly { readonly id: Member['id']; readonly name: string }[]
}

/** What has to be said before an account is deleted. Nothing is deleted by it. */
export const useDeletionStore = defineStore('deletion', () => {
  const services = useServices()
  const peopleStore = usePeopleStore()
  const sessionStore = useSessionStore()

  const unsent = shallowRef(0)
  const names = shallowRef<ReadonlyMap<RoomId, string>>(new Map())
  const others = shallowRef<ReadonlyMap<RoomId, readonly Member['id'][]>>(new Map())
  const problem = shallowRef<'storage' | 'offline'>()
  const isBusy = shallowRef(false)

  const owned = computed<readonly OwnedRoom[]>(() =>
    [...others.value]
      .filter(([, heirs]) => heirs.length > 0)
      .map(([id, heirs]) => ({
        id,
        name: names.value.get(id) ?? '',
        heirs: heirs.map((heir) => ({ id: heir, name: peopleStore.nameOf(heir) })),
      })),
  )
  /** Who is in each of them has come. */
  const isKnown = computed(() => others.value.size === names.value.size)

  /** Looks until stopped. */
  async function look(): Promise<Unsubscribe> {
    const { account, replica, sync } = services.person.value ?? {}
    if (!account || !replica) return () => undefined
    unsent.value = await sessionStore.countUnsent()
    const mine = (await replica.readRooms()).filter(
      ({ mine: joined, room, isGone }) => joined && !isGone && room?.owner === account.id,
    )
    others.value = new Map()
    names.value = new Map(mine.map(({ id, room }) => [id, room?.name ?? '']))
    let stops: (Unsubscribe | undefined)[] = []
    const stopAll = () => {
      for (const stop of stops) stop?.()
    }
    function follow(now: Sync | undefined) {
      stopAll()
      stops = mine.map(({ id }) =>
        now?.watchPeople(id, ({ members }) => {
          // Before they have come, there is nobody, not even oneself.
          if (members.length === 0) return
          const rest = members.map((member) => member.id).filter((each) => each !== account?.id)
          others.value = new Map(others.value).set(id, rest)
        }),
      )
    }
    // A page that opens here has no connection yet; later the lead may move.
    const stopFollowing = watch(() => sync?.value, follow, { immediate: true })
    return () => {
      stopFollowing()
      stopAll()
    }
  }

  async function start(
    words: Departure['words'],
    fates: Readonly<Partial<Record<RoomId, RoomFate>>>,
  ) {
    const { account, replica, sync } = services.person.value ?? {}
    if (!account || !replica || isBusy.value) return
    problem.value = sync?.value?.connection.status === 'online' ? undefined : 'offline'
    if (problem.value) return
    isBusy.value = true
    try {
      const memory = await services.loadDepartureMemory()
      const { id: user, isGuest } = account
      // From here on it goes on by itself, whatever becomes of this page.
      memory.write({ user, isGuest, words, fates, phase: 'data' })
      if (!memory.read()) {
        problem.value = 'storage'
        return
      }
      // Nothing may be sent behind it.
      for (const { id } of await replica.readOutbox()) {
        await replica.changeOutboxRow(id, () => undefined).catch(() => undefined)
      }
      await sync?.value?.stop()
      services.startOver('/')
    } catch {
      problem.value = 'offline'
    } finally {
      isBusy.value = false
    }
  }

  return { unsent, names, others, owned, isKnown, problem, isBusy, look, start }
})
