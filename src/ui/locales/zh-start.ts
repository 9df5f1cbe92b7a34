import type { enStart } from '@/ui/locales/en-start'

export const zhStart: typeof enStart = {
  start: {
    title: '欢迎使用 Hearth',
    body: '你还没有加入任何房间。可以从这里开始。',
    try: '先试一试',
    tryHint: '只属于你的房间，附一份简短的指引。别人看不到。',
    exploreHint: '任何人都可以加入的公开房间。',
    newHint: '创建自己的房间，用链接邀请别人，或者直接找一个人聊。',
    invited: '收到了邀请？在这个浏览器里打开它的链接即可。',
    guide: '可以在这里试试',
    done: '已完成 {done}/{all}',
    allDone: '全部完成。去找人聊聊吧。',
    isDone: '已完成：',
    close: '关闭指引',
    steps: {
      write: '写点什么，然后按 Enter。只有你能看到。',
      react: '打开一条消息的菜单，选一个表情。',
      reply: '在消息的菜单里回复它。',
      edit: '修改你写的内容：菜单里的“编辑”。',
      offline: '断开网络再写一条：它会等着，联网后自动发出。',
    },
  },
}
