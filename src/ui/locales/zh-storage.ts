import type { enStorage } from '@/ui/locales/en-storage'

/** The words about what is kept on the device, and what waits there. */
export const zhStorage: typeof enStorage = {
  storage: {
    memory:
      '不会保存在这台设备上：浏览器不允许在这里保存数据（可能是无痕窗口）。关闭页面后，尚未发出的消息会丢失。',
    blocked:
      '另一个标签页里开着旧版 Hearth，现在什么都存不到这台设备上。请关掉那个标签页，再重新加载。',
    newer:
      '这台设备上保存的内容属于更新版本的 Hearth，会原样保留。重新加载到新版之前，新内容不会保存。',
    full: '这台设备空间不足。新消息能看到，但存不下来，请清理一些空间。',
    cleared: '浏览器清除了 Hearth 保存在这里的内容。你还没发出的消息都在，其余的会从网络取回。',
    closed: '浏览器关闭了 Hearth 的存储。请先复制正在写的内容，再重新加载。',
    outdated: 'Hearth 已在另一个标签页更新，请重新加载后继续。',
    reload: '重新加载',
  },
  storageSettings: {
    title: '存储空间',
    messages: '这台设备上的消息：约 {size}。',
    all: 'Hearth 总共占用 {used}，浏览器最多允许 {quota}。',
    budget: '最多保留',
    noLimit: '不限',
    budgetHint: '超出后，最久没打开的房间里最早的消息会先被清掉；翻到那里时会从网络取回。',
    room: '{count} 条消息，约 {size}',
    clear: '清除',
    clearRoom: '清除“{room}”保存在这里的消息',
    showAll: '显示全部 {n} 个房间',
    clearAll: '清除保存的消息',
    clearAllTitle: '清除保存在这里的消息？',
    clearAllBody: '消息仍在房间里，查看时会从网络取回。没发出的消息和草稿会留在这里。',
    mayBeCleared: '设备空间不足时，浏览器可能会自行清除这些内容。',
    persist: '请浏览器保留',
    persistent: '浏览器已承诺不会自行清除。',
    notPersisted: '浏览器没有答应。安装 Hearth 或多用一段时间后，通常就会答应。',
  },
  draft: {
    offered: '你在另一台设备上写了：',
    take: '改用那一份',
    keep: '保留这里的',
  },
  outbox: {
    title: '发件箱',
    waiting: '没有等待发送的消息 | {n} 条消息等待发送',
    empty: '全部已发出',
    emptyHint: '你写的内容会先存在这里，再按顺序各发送一次。没有网络时会在这里等，之后自动发出。',
    hint: '会按你写的顺序自动发出：先连发一批，之后每秒两条。',
    sendAll: '全部立即发送',
    tooFast: '发得太快，{n} 秒后再发',
    paced: '写得比允许的发送速度快，消息会一条一条发出。',
    pacedFor: '最后一条约在 {n} 秒后。',
    tries: '还没试过 | 试过 {n} 次',
    broken: '无法读取',
    brokenHint: '这些是另一个版本的 Hearth 写下的。需要的内容请复制。',
    unreadable: '这一条什么都显示不出来。',
    drafts: '留在你已不在的房间里',
    draftsHint: '你曾经开始写这些，可以复制。',
    arrived: '刚刚发出',
    stored: '服务器已于 {when} 保存',
    open: '打开发件箱',
  },
}
