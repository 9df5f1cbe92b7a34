import type { enNotices } from '@/ui/locales/en-notices'

export const zhNotices: typeof enNotices = {
  notice: {
    says: {
      app: 'Hearth',
      newMessages: '{n} 条新消息',
      says: '{name}：{text}',
      mentioned: '有人提到了你',
      wantsToTalk: '{name} 想和你聊聊',
      asksIn: '{name} 邀请你进入房间',
      asked: '有人在问你',
      calls: '{name} 来电',
      callsIn: '{name} 在 {room} 发起通话',
      called: '有来电',
      missed: '{rooms} 个房间有 {count} 条新消息',
    },
    title: '通知',
    hint: '当你没在看这里时，要通知你有新消息吗？',
    turnOn: '开启',
    notNow: '以后再说',
    ask: '当你没在看 Hearth 时，它可以通知你有新消息。浏览器会先征求你的同意。',
    askAction: '开启通知',
    denied:
      '浏览器拦截了 Hearth 的通知。要更改，请打开地址旁的网站设置（或已安装应用的设置），允许通知。',
    unsupported:
      '此浏览器在这里无法显示通知。在 iPhone 或 iPad 上，把 Hearth 添加到主屏幕后即可使用。',
    isOn: '此设备上的通知',
    showsText: '显示内容',
    text: '名字和内容',
    noText: '仅提示有消息',
    hasSound: '在 Hearth 中时，其他房间来消息发出声音',
    hasQuietHours: '免打扰时段',
    from: '从',
    to: '到',
    on: '开',
    off: '关',
    quietHint: '免打扰时段内不显示通知，也没有声音，消息仍会计数。',
    showsQuietHours: '让别人看到我的免打扰时段',
    showsQuietHint:
      '时段内，你的名字旁会有月亮标记，写明到几点，与“勿扰”一样；你的其他设备也会静音。时段内打开过 Hearth 才会显示。',
    limits:
      '只要 Hearth 在某个标签页或窗口中打开（即使你没在看），就会收到通知。完全没有打开时不会收到：没有服务器可以发送通知。下次打开 Hearth 时会看到新消息。',
  },
  quiet: {
    title: '勿扰',
    isOn: '请勿打扰',
    isOnUntil: '请勿打扰，到{when}',
    mine: '勿扰已开启，到{when}',
    isOff: '已关闭',
    until: '已开启，到{when}',
    tomorrow: '明天 {time}',
    onDay: '{day} {time}',
    for: { hour: '一小时', tomorrow: '到明天' },
    turnOn: {
      hour: '勿扰一小时',
      tomorrow: '勿扰到明天',
    },
    turnOff: '关闭勿扰',
    hint: '你的所有设备都不显示通知，也没有声音；消息照常计数。开启期间，别人会在你的名字旁看到。',
  },
}
