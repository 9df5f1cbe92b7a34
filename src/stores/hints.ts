import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { NO_HINTS, noteVisit, type HintsKept } from '@/domain/device/hints'
import { useAppUpdatesStore } from '@/stores/app-updates'
import { useNoticesStore } from '@/stores/notices'
import { useServices, type Memory } from '@/stores/services'

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

  function answerInstall() {
    isQuiet.value = true
    kept.value = { ...kept.value, isInstallOver: true }
    memory?.write(kept.value)
  }

  return {
    ready,
    due: computed<'notices' | 'install' | undefined>(() => {
      if (isQuiet.value) return undefined
      if (noticesStore.isHintDue) return 'notices'
      return isInstallDue.value ? 'install' : undefined
    }),
    async turnOnNotices() {
      isQuiet.value = true
      await noticesStore.ask()
    },
    dismissNotices() {
      isQuiet.value = true
      noticesStore.dismissHint()
    },
    async install() {
      answerInstall()
      await appUpdatesStore.install()
    },
    dismissInstall: answerInstall,
  }
})
