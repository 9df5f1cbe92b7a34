export const trailsScenes = [
  `
# sat morning
m: Is the ridge walk still on?
a: Yes, the rain has moved east.
t: Bus at 8:12, platform 3.
a: I bring tea.
t: I bring excuses for being slow.
a: As always.
t: Tradition matters.
a: See you there.
t: Save me a seat.
a: Left side.
`,
]
