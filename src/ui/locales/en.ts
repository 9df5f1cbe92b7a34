/**
 * The words of the shell and of a room, loaded before the first picture. `a | b` are plural forms;
 * see translate.ts. What only other pages say stands in en-pages.ts.
 */
export const en = {
  app: {
    name: 'Hearth',
    skipToContent: 'Skip to the conversation',
    back: 'Back to rooms',
    tryAgain: 'Try again',
    broken: 'This page could not be loaded. Check the network, then try again.',
    loading: 'Loading…',
  },
  rooms: {
    title: 'Rooms',
    list: 'Your rooms',
    search: 'Search messages',
    explore: 'Explore rooms',
    create: 'New room',
    settings: 'Settings',
    connection: 'Connection',
    empty: 'You are in no room yet.',
    emptyHint: 'Join a public room or open one of your own.',
    gone: 'This room was closed',
    quiet: 'No messages yet',
    you: 'You',
    last: '{name}: {text}',
    draft: 'Draft: {text}',
    unread: 'no unread messages | one unread message | {n} unread messages',
    loading: 'Loading your rooms…',
    more: 'Actions for {room}',
    marked: 'marked as unread',
    filter: 'Filter and sort rooms',
    noMatch: 'No room is like that.',
    folded: 'From somebody you have blocked',
  },
  room: {
    here: 'nobody here | one here | {n} here',
    showDetails: 'Show people and details',
    hideDetails: 'Hide people and details',
    untitled: 'Room',
  },
  message: {
    list: 'Messages in {room}',
    beginning: 'The conversation begins here.',
    beginningHint: 'Say hello.',
    newLine: 'New messages',
    says: '{name}:',
    you: 'You',
    deleted: 'Message deleted',
    sent: 'Sent',
    edited: 'edited',
    copy: 'Copy',
    more: 'Message actions',
    waitingNetwork: 'Waiting for network',
    waiting: 'Waiting to be sent',
    sending: 'Sending',
    notSent: 'Not sent: {reason}',
    reason: {
      'not-a-member': 'you are no longer in this room',
      'room-gone': 'this room is gone',
      'too-long': 'it is too long',
      'no-picture': 'its picture is gone',
      refused: 'it was not accepted',
    },
    retry: 'Retry',
    edit: 'Edit',
    discard: 'Discard',
    actions: 'Message not sent',
    picture: '📷 Picture',
  },
  composer: {
    label: 'Message to {room}',
    placeholder: 'Write a message',
    send: 'Send',
    left: 'no characters left | one character left | {n} characters left',
    problem: {
      'too-long':
        'Too long by one character. | Too long by one character. | Too long by {n} characters.',
      'storage-closed':
        'It could not be kept on this device. It is still in the box: copy it, then reload.',
      'storage-full':
        'This device is out of space, so the message could not be kept. It is still in the box: copy it or free some space.',
    },
  },
  typing: {
    one: '{a} is typing…',
    two: '{a} and {b} are typing…',
    many: 'Several people are typing…',
  },
  people: {
    online: 'Online',
    away: 'Away',
    offline: 'Offline',
  },
  connection: {
    offline: 'Offline. What you write will be sent when you open Hearth with a network.',
    offlineLate:
      'Offline. What you write is sent when the network is back, even with Hearth closed.',
    connecting: 'Connecting…',
    tryNow: 'Try now',
    online: 'Connected',
  },
  time: {
    today: 'Today',
    yesterday: 'Yesterday',
    justNow: 'just now',
  },
}

/** The same texts in any language. */
export type ShellWords = typeof en
