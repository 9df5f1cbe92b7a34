/** The words of the first minutes. */
export const enStart = {
  start: {
    title: 'Welcome to Hearth',
    body: 'You are in no room yet. Begin with one of these.',
    try: 'Try it out',
    tryHint: 'A room for you alone, with a short guide. Nobody else sees it.',
    exploreHint: 'Public rooms that anyone may join.',
    newHint: 'Open one of your own and invite people by a link, or talk to one person.',
    invited: 'Were you sent an invite? Open its link in this browser.',
    guide: 'Things to try here',
    done: '{done} of {all} done',
    allDone: 'All done. Now find somebody to talk to.',
    isDone: 'Done:',
    close: 'Close the guide',
    steps: {
      write: 'Write something and press Enter. Only you see it.',
      react: 'Open the menu of a message and choose an emoji.',
      reply: 'Reply to a message from its menu.',
      edit: 'Change what you wrote: Edit, in the menu.',
      offline: 'Switch your network off and write: it waits, and is sent once you are back.',
    },
  },
}
