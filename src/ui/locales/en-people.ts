/** The words of finding people, and of what they say of themselves. */
export const enPeople = {
  status: {
    title: 'Status',
    hint: 'A line about you, with an emoji if you like. Everyone in your rooms sees it until you clear it.',
    example: '🌲 In the woods until Monday',
    save: 'Set status',
    clear: 'Clear status',
    cleared: 'Your status is cleared.',
    tooLong: 'A status has at most {max} characters.',
  },
  finding: {
    talk: 'Talk with somebody',
    find: 'Find people by name',
    findHint: 'How their name begins, in any script.',
    looking: 'Looking…',
    offline: 'Finding people needs the network. Try again when it is back.',
    refused: 'That was not answered. Try again later.',
    none: 'Nobody is found under that name. Only people who allow it in their settings are found; you meet the others in rooms that you share, or by an invite link.',
    found: '{n} person found | {n} people found',
    listed: {
      title: 'Others can find me by my name',
      on: 'Yes',
      off: 'No',
      hint: 'Anyone signed in who types how your name begins sees your name and picture, and can write to you. You can be found by nobody at first.',
      unknown: 'Whether others find you by your name is known when there is a network.',
    },
  },
}
