/** The words of what helps with writing: completion, emoji, names. */
export const enWords = {
  completion: {
    people: 'People to mention',
    emoji: 'Emoji',
    found: 'No suggestions | One suggestion | {n} suggestions',
  },
  emoji: {
    open: 'Emoji',
    more: 'More reactions',
    label: 'Choose an emoji',
    search: 'Search emoji',
    none: 'No emoji for “{query}”.',
    results: 'Found',
    missing:
      'Emoji could not be loaded. They work offline once they have been used with a network.',
    group: {
      recent: 'Used last',
      smileys: 'Faces',
      people: 'People',
      parts: 'Parts',
      nature: 'Animals and nature',
      food: 'Food and drink',
      travel: 'Travel and places',
      activities: 'Activities',
      objects: 'Things',
      symbols: 'Symbols',
      flags: 'Flags',
    },
  },
}
