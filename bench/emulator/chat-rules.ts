/** Rules of a typical chat: members read and write, a message is whole and its author's own. */
const IS_MEMBER = "auth !== null && root.child('members/' + $room + '/' + auth.uid).exists()"

export const CHAT_RULES = {
  rules: {
    messages: {
      $room: {
        '.read': IS_MEMBER,
        '.indexOn': 'at',
        $message: {
          '.write': `!data.exists() && ${IS_MEMBER}`,
          '.validate': "newData.hasChildren(['from', 'text', 'at'])",
          from: { '.validate': 'newData.val() === auth.uid' },
          text: { '.validate': 'newData.isString() && newData.val().length <= 2000' },
          at: { '.validate': 'newData.val() === now' },
          $other: { '.validate': false },
        },
      },
    },
  },
}

/** The text of every message, so that one is about 150 bytes. */
export const TEXT = 'A message of ordinary length, as people write them to each other all day long.'

/** The key of the message of a number; keys ascend. */
export const keyOf = (number: number): string => `-O${String(number).padStart(18, '0')}`
