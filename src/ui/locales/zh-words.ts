import type { enWords } from '@/ui/locales/en-words'

/** 帮助书写的文字：补全、表情、名字。 */
export const zhWords: typeof enWords = {
  completion: {
    people: '可以提到的人',
    emoji: '表情',
    found: '没有建议 | {n} 个建议',
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
