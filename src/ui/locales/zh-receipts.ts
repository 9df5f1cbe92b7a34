import type { enReceipts } from '@/ui/locales/en-receipts'

export const zhReceipts: typeof enReceipts = {
  receipt: {
    delivered: '已送达',
    read: '已读',
    readBy: '{n} 人已读',
    via: {
      websocket: '经 WebSocket',
      'long-polling': '经长轮询',
      rest: '在后台发送',
    },
    seenBy: '已读的人',
    nobody: '还没有公开已读状态的人读到。',
    show: '谁读过…',
    typing: '让别人看到我正在输入',
    typingHint: '只对这台设备有效。无论如何你都能看到别人正在输入。',
    upTo: '已读到 {when}',
    hiddenHint: '隐藏已读状态的人不在此列。',
    privacy: '隐私',
    setting: '让别人看到我读到哪里',
    shown: '是',
    hidden: '否',
    settingHint: '选“否”时，你也看不到别人读到哪里。只对这台设备有效，从现在起。',
  },
}
