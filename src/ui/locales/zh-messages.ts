import type { enMessages } from '@/ui/locales/en-messages'

/** The words of what is done to messages. */
export const zhMessages: typeof enMessages = {
  arrivals: {
    one: '{name}：{text}',
    many: '{n} 条新消息',
  },
  actions: {
    menu: '对 {name} 的消息的操作',
    reply: '回复',
    edit: '编辑',
    copy: '复制文字',
    copied: '已复制',
    copyFailed: '浏览器不允许复制，请直接选中文字。',
    link: '复制链接',
    remove: '为所有人删除',
    react: '用 {emoji} 回应',
    unreact: '收回 {emoji}',
    removeTitle: '为所有人删除？',
    removeBody: '文字会从所有设备上消失，无法恢复。大家仍能看到这里曾有一条消息。',
    removeOwn: '删除',
    cancel: '取消',
    unkept: '没能保存在这台设备上。请腾出一些空间后再试。',
  },
  purpose: {
    reply: '回复 {name}',
    edit: '修改已发出的内容',
    gone: '这条消息已被删除，没有可修改的内容了。',
    goneKept: '这条消息已被删除。你输入的内容已存为草稿。',
    cancel: '取消',
  },
  quote: {
    of: '回复 {name}：',
    deleted: '消息已删除',
    unknown: '这里没有的一条消息',
    jump: '跳到 {name} 的消息',
  },
  reactions: {
    label: '回应',
    one: '{emoji}：{names}',
    refused: {
      edit: '修改没有被接受：{reason}。',
      remove: '没能删除：{reason}。',
      react: '回应没有被接受：{reason}。',
    },
    deleted: '消息已被删除',
    retry: '重试',
    discard: '放弃',
  },
}
