export const kitchenScenes = [
  `
# evening
m: 今晚谁做饭?
t: Not me, I did the dishes yesterday.
a: That is not how it works 😄
m: 那就面条吧
a: 好!
t: 那我洗碗
m: 说定了
t: Deal.
`,
]
