import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { NoticeBoard, NoticePermission } from '@/domain/device/notice-board'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import { useServices, type Memory } from '@/stores/services'
import type { Change } from '@/sync/change'

/** Whether this device says what comes in, and what it says. */
export const useNoticesStore = defineStore('notices', () => {
  const { loadNotices, person, attention } = useServices()

  const permission = shallowRef<NoticePermission>('unsupported')
  const preferences = shallowRef<NoticePreferences>(DEFAULT_NOTICE_PREFERENCES)
  /** Somebody else has said something: of that a notice could tell. */
  const hasCause = shallowRef(false)
  let board: NoticeBoard | undefined
  let memory: Memory<NoticePreferences> | undefined

  function read() {
    if (board) permission.value = board.permission()
    // Another tab may have changed it.
    if (memory) preferences.value = memory.read()
  }

  async function load() {
    const loaded = await loadNotices()
    if (board) return
    ;({ board, memory } = loaded)
    board.onPermission(read)
    attention.watch(read)
    person.value?.changes.on(notice)
    read()
  }
  const ready = load()
  ready.catch(() => undefined)

  function notice(change: Change) {
    if (change.kind !== 'room') return
    const { state, mine } = change.room
    const isTheirs = state?.last !== undefined && state.last.from !== person.value?.account.id
    if (!isTheirs || !mine || state.count <= mine.readCount) return
    // What was said before one came is no answer to anything.
    if (state.last.at >= mine.joinedAt) hasCause.value = true
  }

  function change(part: Partial<NoticePreferences>) {
    read()
    preferences.value = { ...preferences.value, ...part }
    memory?.write(preferences.value)
  }

  /** Has the browser ask. Asked for here is asked for: it is on, whatever was chosen before. */
  async function ask() {
    await board?.ask()
    read()
    change({ isOn: true, isHintOver: true })
  }

  return {
    ready,
    permission,
    preferences,
    isHintDue: computed(
      () =>
        hasCause.value &&
        permission.value === 'default' &&
        preferences.value.isOn &&
        !preferences.value.isHintOver,
    ),
    change,
    ask,
    dismissHint: () => change({ isHintOver: true }),
    /** Follows taps on notices to where they lead. */
    async followTaps(listener: (path: string) => void) {
      await ready
      return board?.onOpen(listener) ?? (() => undefined)
    },
  }
})
