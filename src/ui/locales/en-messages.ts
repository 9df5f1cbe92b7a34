/** The words of what is done to messages. */
export const enMessages = {
  arrivals: {
    one: '{name}: {text}',
    many: '{n} new message | {n} new messages',
  },
  actions: {
    menu: 'Actions for the message of {name}',
    reply: 'Reply',
    edit: 'Edit',
    copy: 'Copy text',
    copied: 'Copied',
    copyFailed: 'The browser did not allow copying. Select the text instead.',
    link: 'Copy link',
    remove: 'Delete for everyone',
    react: 'React with {emoji}',
    unreact: 'Take back {emoji}',
    removeTitle: 'Delete for everyone?',
    removeBody:
      'The text goes from every device and cannot be brought back. That a message stood here remains visible.',
    removeOwn: 'Delete',
    cancel: 'Cancel',
    unkept: 'It could not be kept on this device. Free some space and try again.',
  },
  purpose: {
    reply: 'Reply to {name}',
    edit: 'Change what you wrote',
    gone: 'The message was deleted, so there is nothing left to change.',
    goneKept: 'The message was deleted. What you typed is kept as a draft.',
    cancel: 'Cancel',
  },
  quote: {
    of: 'In answer to {name}:',
    deleted: 'Message deleted',
    unknown: 'A message that is not here',
    jump: 'Go to the message of {name}',
  },
  reactions: {
    label: 'Reactions',
    one: '{emoji}: {names}',
    refused: {
      edit: 'Your change was not taken: {reason}.',
      remove: 'It could not be deleted: {reason}.',
      react: 'Your reaction was not taken: {reason}.',
    },
    deleted: 'the message was deleted',
    retry: 'Retry',
    discard: 'Discard',
  },
}
