export const workshopScenes = [
  `
# afternoon
a: The rear wheel ticks once per turn.
t: Spoke or brake?
a: 好像是辐条
t: Bring it over, I have the key.
`,
]
