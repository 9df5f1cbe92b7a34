import type { enKeeping } from '@/ui/locales/en-keeping'

export const zhKeeping: typeof enKeeping = {
  keeping: {
    isMuted: '已静音',
    isMentioned: '有人提到了你',
    notices: '这个房间的通知',
    all: '所有消息',
    mentionsOnly: '只在提到我时',
    nothing: '不通知',
    noticesHint: '在你所有的设备上。无论怎么选，未读数都会计算。',
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
  filter: {
    title: '筛选和排序你的房间',
    text: '名称或简介',
    kind: '哪些房间',
    kinds: { all: '全部', unread: '未读', people: '私聊', groups: '群聊' },
    order: '排序',
    orders: { latest: '最新消息', unread: '未读优先', name: '名称' },
    count: '没有找到房间 | 找到 {n} 个房间 | 找到 {n} 个房间',
  },
}
