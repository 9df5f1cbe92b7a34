import { computed, inject, type InjectionKey } from 'vue'
import type { Photo, PortraitPlace } from '@/domain/portrait/photo'

/** Gives a portrait that is here, and has it fetched where it is not. */
export const portraitsKey: InjectionKey<(place: PortraitPlace, at: number) => string | undefined> =
  Symbol('portraits')

/** The address of what somebody or a room is shown by, once there is one. */
export function usePhoto(place: () => PortraitPlace, photo: () => Photo | undefined) {
  const see = inject(portraitsKey, undefined)
  return computed(() => {
    const is = photo()
    return typeof is === 'number' ? see?.(place(), is) : is
  })
}
