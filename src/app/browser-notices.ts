import { hintMemory } from '@/adapters/browser/kept-hints'
import { notedMemory, noticeMemory } from '@/adapters/browser/kept-notices'
import { browserNoticeBoard } from '@/adapters/browser/notice-board'
import type { UserId } from '@/shared/ids'

/** In a chunk of its own: no room needs it to be drawn. */
export const board = browserNoticeBoard
export const memory = noticeMemory
export { hintMemory }
export const blockedMemory = (user: UserId) => notedMemory(user).blocked
