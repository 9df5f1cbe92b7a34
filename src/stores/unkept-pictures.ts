import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { StorageProblem } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'

/** Pictures that this device could not keep when they were sent; they wait in their room, above the composer. */
export interface Unkept {
  readonly room: RoomId
  readonly count: number
  readonly problem: StorageProblem
}

/** Where pictures could not be kept: said elsewhere, too, by who knows what is on screen. */
export const useUnkeptPicturesStore = defineStore('unkept-pictures', () => {
  const unkept = shallowRef<readonly Unkept[]>([])

  function tell(room: RoomId, now: Omit<Unkept, 'room'> | undefined) {
    const others = unkept.value.filter((one) => one.room !== room)
    if (now || others.length < unkept.value.length)
      unkept.value = now ? [...others, { room, ...now }] : others
  }

  return { unkept, tell }
})
