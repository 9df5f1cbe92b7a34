/** The words about what is kept on the device, and what waits there. */
export const enStorage = {
  storage: {
    memory:
      'Not kept on this device: the browser keeps nothing on disk here (a private window, perhaps). Messages not yet sent are lost when you close the page.',
    blocked:
      'Another tab with an older Hearth is open, so nothing is kept on this device now. Close that tab, then reload.',
    newer:
      'What is kept on this device is of a newer Hearth, and stays as it is. Until you reload into that one, nothing new is kept.',
    full: 'This device is out of space. New messages are shown but not kept; free some space.',
    cleared:
      'The browser has cleared what Hearth kept here. What you had not sent is safe; the rest comes back from the network.',
    closed:
      'The browser has closed what Hearth keeps here. Reload to go on; copy what you are writing first.',
    outdated: 'Hearth was updated in another tab. Reload to go on.',
    reload: 'Reload',
  },
  storageSettings: {
    title: 'Storage',
    messages: 'Messages, pictures and received files on this device: about {size}.',
    all: 'All of Hearth: {used} of the {quota} that the browser allows.',
    budget: 'Keep at most',
    noLimit: 'No limit',
    budgetHint:
      'Beyond that, pictures and the oldest messages of the rooms you opened longest ago go first. They come back from the network when you look at them.',
    room: '{count}, about {size}',
    count: '{n} message | {n} messages',
    clear: 'Clear',
    clearRoom: 'Clear kept messages and pictures of {room}',
    showAll: 'Show all {n} rooms',
    clearAll: 'Clear what is kept',
    clearAllTitle: 'Clear the messages and pictures kept here?',
    clearAllBody:
      'They stay in your rooms and come back from the network when you look at them. What you have not sent, and drafts, stay here.',
    files: {
      title: 'Received files: {size}',
      hint: 'They came straight from others, and are kept for three days until you save them.',
      part: '{done} of {all} have arrived',
      unnamed: 'A file without a name',
      remove: 'Remove',
      removeOf: 'Remove {file} from this device',
      removeAll: 'Remove all files',
      removeAllTitle: 'Remove all received files from this device?',
      removeAllBody: 'What you have not saved is gone, and what is on its way is cancelled.',
    },
    mayBeCleared:
      'When this device runs out of space, the browser may clear all of this by itself.',
    persist: 'Ask the browser to keep it',
    persistent: 'The browser has promised not to clear this by itself.',
    notPersisted:
      'The browser did not promise it. It often does once Hearth is installed or used for a while.',
  },
  draft: {
    offered: 'On another device you wrote here:',
    take: 'Use that instead',
    keep: 'Keep mine',
  },
  outbox: {
    title: 'Outbox',
    waiting: 'Nothing is waiting | One message is waiting | {n} messages are waiting',
    empty: 'Everything is sent',
    emptyHint:
      'What you write is kept here first, then sent in order, once. Without a network it waits here and goes out by itself later.',
    hint: 'Sent by themselves, in the order you wrote them: a burst at first, then two a second.',
    sendAll: 'Send all now',
    tooFast: 'Too fast, again in {n} s',
    paced: 'You write faster than messages may be sent. They leave one by one.',
    pacedFor: 'The last in about {n} s.',
    tries: 'not tried yet | tried once | tried {n} times',
    broken: 'Could not be read',
    brokenHint: 'Another version of Hearth wrote these. Copy what you need.',
    unreadable: 'Nothing of this can be shown.',
    drafts: 'Left in rooms you are not in',
    draftsHint: 'You had started to write this. You can copy it.',
    wishes: 'Changes to what is sent',
    wish: {
      edit: 'Edit to: {text}',
      remove: 'Delete a message for everyone',
      react: 'React: {text}',
      unreact: 'Take back a reaction',
    },
    refused: 'Not done: {reason}',
    arrived: 'Just sent',
    stored: 'Stored by the server at {when}',
    open: 'Open the outbox',
  },
}
