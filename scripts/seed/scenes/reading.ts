export const readingScenes = [
  `
# evening
m: 第一章大家读到哪儿了?
t: 刚读完,人名有点记不住
a: 我画了一张人物关系图,回头发上来
m: 太好了
a: 不客气
m: 那周四聊第一章
a: 好
m: 周四见
a: 记得带书
`,
]
