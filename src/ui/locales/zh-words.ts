import type { enWords } from '@/ui/locales/en-words'

/** 帮助书写的文字：补全、表情、名字。 */
export const zhWords: typeof enWords = {
  completion: {
    people: '可以提到的人',
    emoji: '表情',
    found: '没有建议 | {n} 个建议',
  },
  palette: {
    title: '前往',
    label: '房间，或要做的事',
    room: '房间',
    action: '操作',
    shortcuts: '键盘快捷键',
    theme: '主题：{theme}',
    none: '没有名为“{query}”的内容。',
  },
  shortcuts: {
    title: '键盘快捷键',
    anywhere: '任何地方',
    writing: '书写时',
    does: {
      palette: '前往房间或执行操作',
      sheet: '这份快捷键（不在输入框中时）',
      search: '搜索消息（不在输入框中时）',
      searchRoom: '在这个房间里搜索',
      send: '发送',
      newLine: '换行',
      editLast: '输入框为空时：修改上一条',
      cancel: '放弃回复或修改',
      mention: '提到某人',
      emoji: '按名称输入表情',
      take: '采用建议，与 Enter 相同',
    },
  },
  emoji: {
    open: '表情',
    more: '更多回应',
    label: '选择表情',
    search: '搜索表情',
    none: '没有找到与“{query}”相符的表情。',
    results: '搜索结果',
    missing: '表情没能载入。联网用过一次以后，离线也能用。',
    group: {
      recent: '最近使用',
      smileys: '笑脸',
      people: '人物',
      parts: '部件',
      nature: '动物与自然',
      food: '食物与饮料',
      travel: '旅行与地点',
      activities: '活动',
      objects: '物品',
      symbols: '符号',
      flags: '旗帜',
    },
  },
}
