import type { Notice, NoticeBoard, NoticePermission } from '@/domain/device/notice-board'
import { createEmitter } from '@/sync/emitter'

/** A device's notices that can be looked at. */
export function createFakeNoticeBoard() {
  const permissions = createEmitter<undefined>()
  const taps = createEmitter<string>()
  let permission: NoticePermission = 'default'
  let answer: NoticePermission = 'granted'
  const standing = new Map<string, Notice>()
  const shown: Notice[] = []
  const badges: number[] = []
  let chimes = 0

  function become(next: NoticePermission) {
    permission = next
    permissions.emit(undefined)
  }
  const board: NoticeBoard = {
    permission: () => permission,
    onPermission: (listener) => permissions.on(() => listener()),
    ask() {
      become(answer)
      return Promise.resolve()
    },
    show(notice) {
      shown.push(notice)
      standing.set(notice.about, notice)
      return Promise.resolve()
    },
    takeDown(isOver) {
      for (const about of [...standing.keys()]) if (isOver(about)) standing.delete(about)
      return Promise.resolve()
    },
    onOpen: (listener) => taps.on(listener),
    setBadge: (count) => void badges.push(count),
    chime() {
      chimes++
    },
  }
  return {
    ...board,
    become,
    willAnswer: (next: NoticePermission) => void (answer = next),
    tap: (path: string) => taps.emit(path),
    /** Every one, in order. */
    shown,
    /** Those that can be seen now. */
    standing: () => [...standing.values()],
    badge: () => badges.at(-1),
    chimes: () => chimes,
  }
}
export type FakeNoticeBoard = ReturnType<typeof createFakeNoticeBoard>
