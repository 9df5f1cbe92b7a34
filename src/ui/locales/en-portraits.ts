/** The words of the pictures that people and rooms are shown by. */
export const enPortraits = {
  portrait: {
    mine: 'Your picture',
    room: 'The room’s picture',
    choose: 'Choose a picture',
    replace: 'Choose another',
    remove: 'Remove',
    google: 'Take the one from Google',
    hint: 'The square in its middle is shown, small. Where and when it was taken is not sent.',
    working: 'One moment…',
    saved: 'All see it now.',
    removed: 'The picture is gone. The first letters of the name are shown again.',
    problem: {
      none: 'This is no picture.',
      'too-large': 'This picture is too large.',
      unreadable: 'This browser cannot open this picture. Try a JPEG or PNG.',
    },
  },
}
