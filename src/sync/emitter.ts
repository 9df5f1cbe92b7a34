import type { Unsubscribe } from '@/shared/unsubscribe'

export interface Emitter<Event> {
  emit(event: Event): void
  on(listener: (event: Event) => void): Unsubscribe
}

export function createEmitter<Event>(): Emitter<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
