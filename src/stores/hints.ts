import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { NO_HINTS, noteVisit, type HintsKept } from '@/domain/device/hints'
import { useAppUpdatesStore } from '@/stores/app-updates'
import { useNoticesStore } from '@/stores/notices'
import { useServices, type Memory } from '@/stores/services'

export type Hint = 'notices' | 'install'

/** What a person may be told in passing: one thing at a time, at a moment when it helps, and each once. */
export const useHintsStore = defineStore('hints', () => {
  const { loadNotices, person, clock } = useServices()
  const appUpdatesStore = useAppUpdatesStore()
  const noticesStore = useNoticesStore()

  const kept = shallowRef<HintsKept>(NO_HINTS)
  const hasSent = shallowRef(false)
  /** One was answered: the next waits for another visit. */
  const isQuiet = shallowRef(false)
  let memory: Memory<HintsKept> | undefined

  async function load() {
    ;({ hintMemory: memory } = await loadNotices())
    kept.value = noteVisit(memory.read(), clock.now())
    memory.write(kept.value)
    person.value?.changes.on(({ kind }) => {
      if (kind === 'sent') hasSent.value = true
    })
  }
  const ready = load()
  ready.catch(() => undefined)

  const isInstallDue = computed(
    () =>
      appUpdatesStore.canInstall &&
      !appUpdatesStore.isInstalled &&
      !kept.value.isInstallOver &&
      (hasSent.value || kept.value.visits > 1),
  )

  /** Either way it is not given again. */
  function answer(hint: Hint) {
    isQuiet.value = true
    if (hint === 'notices') return
    kept.value = { ...kept.value, isInstallOver: true }
    memory?.write(kept.value)
  }

  return {
    ready,
    due: computed<Hint | undefined>(() => {
      if (isQuiet.value) return undefined
      if (noticesStore.isHintDue) return 'notices'
      return isInstallDue.value ? 'install' : undefined
    }),
    async follow(hint: Hint) {
      answer(hint)
      await (hint === 'notices' ? noticesStore.ask() : appUpdatesStore.install())
    },
    dismiss(hint: Hint) {
      answer(hint)
      if (hint === 'notices') noticesStore.dismissHint()
    },
  }
})
