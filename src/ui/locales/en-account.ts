/** What is said about where one is signed in, and about the end of an account. */
export const enAccount = {
  devices: {
    title: 'Your devices',
    hint: 'Where you are signed in. A device that you sign out is told at once, or when it is next online, and clears what it has kept. If somebody else has it, change the password of your Google account, too.',
    unknown: 'Where else you are signed in is known once there is a network.',
    here: 'This device',
    seen: 'Last online {ago}',
    leaving: 'Signs out when it is next online',
    signOut: 'Sign out',
    signOutOf: 'Sign out of {device}',
    signOutAll: 'Sign out everywhere else',
    confirmTitle: 'Sign out there?',
    confirmBody:
      'Messages and drafts kept there are cleared. What was not sent yet stays there until you sign in again.',
  },
  deletion: {
    title: 'Delete my account',
    hint: 'Your account and your data, everywhere. You see first what goes and what stays.',
    goes: 'What goes',
    going: {
      profile: 'Your name and picture, when you were last here, and that you are here.',
      rooms:
        'That you are in any room, what you have read, muted and pinned. Rooms that only you are in, and your notes, are closed with all that is in them.',
      private:
        'Your drafts, settings, and whom you have blocked; invites that you have made, where you run the room.',
      signIn: 'Your sign-in: nobody gets into this account again, you included.',
      device:
        'Everything on this device; on your other devices as soon as they notice, at the latest when they are next opened with a network.',
    },
    said: 'What you have said',
    saidLegend: 'In rooms that go on, and with people who stay',
    words: { delete: 'Delete it', keep: 'Leave it' },
    wordsHint: {
      delete:
        'Each message leaves the words “message deleted”, and your reactions go. About two messages a second; you may close Hearth meanwhile, it goes on when you open it again.',
      keep: 'Your messages and reactions stay to be read, by “Deleted account”.',
    },
    owned: 'Rooms that are yours',
    ownedHint:
      'Others are in them. Hand each over to somebody, or close it: then it is gone for all, with everything in it.',
    fate: 'What becomes of {room}',
    fateNone: 'Please choose',
    fateHeir: 'Hand over to {name}',
    fateClose: 'Close it for everyone',
    stays: 'What stays',
    staying: {
      traces:
        'That something was said, and when; which rooms you made or closed; whom you have banned. With a random id that has no name any more.',
      others: 'What others have written, also about you; what they have copied or exported.',
      left: 'What you said in rooms that you have left, or where you may not write: you cannot reach it from here. Join them first to delete it.',
      mark: 'The date of the deletion under that id, so that none of your devices writes anything anew.',
    },
    export: 'First, a copy for you?',
    last: 'Delete for good',
    unsent:
      'Everything is sent. | One message or change is not sent yet. It will be lost. | {n} messages or changes are not sent yet. They will be lost.',
    guest:
      'You are a guest. Should the sign-in service keep an empty guest without a name, nobody can get in as it.',
    sure: 'I have read what goes and what stays. There is no way back.',
    offline: 'You are offline. An account can only be deleted with a network.',
    undecided: 'Say first what becomes of your rooms.',
    problem: {
      storage:
        'This browser keeps nothing, so an interrupted deletion could not go on. Allow it to keep data, then try again.',
      offline: 'The network is gone. Nothing was deleted; try again when it is back.',
    },
    start: 'Delete my account',
  },
  departure: {
    title: 'Deleting your account',
    steps: { data: 'Your data on the server', account: 'Your sign-in', device: 'This device' },
    stepDone: '– done',
    progress: 'Rooms: {done} of {rooms}. Messages deleted: {words}.',
    waiting: 'No network. It goes on by itself when the network is back.',
    mayClose: 'You may close this page. It goes on when you open Hearth here again.',
    phase: {
      starting: 'A deletion was begun here and is not finished. Going on…',
      elsewhere: 'Another tab of Hearth is deleting this account. Go on there.',
      'calling-off': 'Calling it off… This needs the network too.',
      failed: 'That did not work just now. It is tried again in a moment.',
    },
    confirm: {
      stale: 'Please sign in once more, so that nobody else can delete your account.',
      nobody:
        'The deletion is not finished, and you are signed out. Sign in to the same account to go on.',
      another:
        'That was another account, and nothing was done with it. Choose the one that is to be deleted.',
    },
    choose: 'Somebody has to have these rooms, or they are closed.',
    goOn: 'Go on deleting',
    callOff: 'Stop deleting',
    callOffBody:
      'What has been deleted so far stays deleted. Nothing more is, and you keep your account.',
  },
}
