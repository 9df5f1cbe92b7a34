/** The words of finding people, and of what they say of themselves. */
export const zhPeople = {
  status: {
    title: '状态',
    hint: '关于你的一句话，也可以带表情。和你同在一个聊天室的人都能看到，直到你清除它。',
    example: '🌲 周一之前都在山里',
    save: '设置状态',
    clear: '清除状态',
    cleared: '状态已清除。',
    tooLong: '状态最多 {max} 个字。',
  },
  finding: {
    talk: '找人聊聊',
    find: '按名字找人',
    findHint: '输入名字的开头，任何文字都可以。',
    looking: '正在查找…',
    offline: '找人需要网络，恢复后请再试。',
    refused: '没有得到回应，请稍后再试。',
    none: '没有找到叫这个名字的人。只有在设置里允许的人才能被找到；其他人可以在共同的聊天室里遇到，或者通过邀请链接。',
    found: '找到 {n} 人',
    listed: {
      title: '别人可以按名字找到我',
      on: '可以',
      off: '不可以',
      hint: '任何登录的人输入你名字的开头，就能看到你的名字和头像，并给你写消息。一开始没有人能找到你。',
      unknown: '有网络时才知道别人能否按名字找到你。',
    },
  },
}
