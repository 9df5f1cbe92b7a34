/** The words of the pages that load when they are gone to. */
export const enPages = {
  signIn: {
    title: 'Welcome to Hearth',
    google: 'Continue with Google',
    googleDemoHint: 'Opens the window of the Auth emulator. Its script comes from the internet.',
    guest: 'Look around as a guest',
    guestHint: 'A guest can read and talk. Keep everything later with a Google account.',
    working: 'Signing in…',
    demoTitle: 'Demo on this machine',
    demoHint: 'No Google account is needed here. Choose who you are.',
    demoAs: 'Continue as {name}',
    demoNew: 'Or be someone new',
    demoName: 'Your name',
    demoNamePlaceholder: 'For example, Ada',
    demoContinue: 'Continue',
    display: 'Display',
    problem: {
      cancelled: 'The sign-in window was closed. You can try again.',
      'popup-blocked':
        'The browser blocked the sign-in window. Allow pop-ups for this page, then try again.',
      network: 'No connection to the sign-in service. Check the network, then try again.',
      'already-in-use':
        'That Google account already has a Hearth of its own. You can go to it; the rooms you joined here come along.',
      'not-allowed': 'This project does not allow this way to sign in. Ask the person who runs it.',
      unknown: 'Signing in did not work. Try again in a moment.',
      unreachable: 'The sign-in code could not be loaded. Check the network, then try again.',
    },
    switchToExisting: 'Go to that account',
  },
  explore: {
    title: 'Explore rooms',
    filter: 'Filter rooms',
    filterPlaceholder: 'Name or topic',
    joined: 'Joined',
    none: 'No public room yet. Be the first to open one.',
    noMatch: 'No room matches “{query}”.',
    offline: 'The list of rooms needs the network.',
    count: 'no rooms | one room | {n} rooms',
  },
  newRoom: {
    title: 'New room',
    name: 'Name',
    namePlaceholder: 'What is it called?',
    topic: 'Topic',
    topicHint: 'Optional. One sentence about what it is for.',
    public: 'Anyone signed in can find and join it.',
    create: 'Create room',
    creating: 'Creating…',
    problem: {
      'name-empty': 'Give the room a name.',
      'name-too-long': 'The name is too long: at most {max} characters.',
      'topic-too-long': 'The topic is too long: at most {max} characters.',
      offline: 'A room can only be opened with a network. Try again when it is back.',
      refused: 'The room could not be created. Try again in a moment.',
    },
  },
  settings: {
    title: 'Settings',
    profile: 'You',
    name: 'Name',
    nameHint: 'As everyone in your rooms sees it.',
    save: 'Save',
    saved: 'Saved.',
    nameProblem: {
      offline: 'You are offline. Change your name when the network is back.',
      empty: 'Your name cannot be empty.',
      'too-long': 'That name is too long: at most {max} characters.',
    },
    theme: 'Theme',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    language: 'Language',
    app: 'This app',
    skipped:
      'Every record could be read. | One record could not be read and was left out. | {n} records could not be read and were left out.',
    account: 'Account',
  },
  signOut: {
    action: 'Sign out',
    title: 'Sign out?',
    body: 'Your rooms and messages are removed from this device. They stay in your account.',
    bodyGuest: 'A guest has no way back: after signing out, this guest is gone for good.',
    unsent:
      'Everything is sent. | One message is not sent yet. It will be lost. | {n} messages are not sent yet. They will be lost.',
    confirm: 'Sign out',
    confirmLose: 'Sign out and lose them',
  },
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or the room was closed.',
    back: 'Go to your rooms',
  },
}

/** The same texts in any language. */
export type PageWords = typeof enPages
