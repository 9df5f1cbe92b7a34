import { shallowRef, type Component } from 'vue'

/** Shows what became of an own message, by its time `at`. It loads once a room is drawn; until then: sent. */
export const receiptMark = shallowRef<Component>()
