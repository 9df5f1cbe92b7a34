import type { enKeeping } from '@/ui/locales/en-keeping'

export const zhKeeping: typeof enKeeping = {
  keeping: {
    isMuted: '已静音',
    isPinned: '已置顶',
    pin: '置顶',
    unpin: '取消置顶',
    muteFor: '静音 {n} 小时',
    mute: '静音',
    unmute: '取消静音',
    markRead: '标为已读',
    markUnread: '标为未读',
    archive: '归档',
    unarchive: '移出归档',
    archived: '已归档（{n}）',
  },
}
