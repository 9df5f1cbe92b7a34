/** The words about what became of a message. */
export const enReceipts = {
  receipt: {
    delivered: 'Delivered',
    read: 'Read',
    readBy: 'Read by {n}',
    via: {
      websocket: 'over a WebSocket',
      'long-polling': 'by long polling',
      rest: 'in the background',
    },
    seenBy: 'Seen by',
    nobody: 'Nobody yet who shows it.',
    show: 'Seen by…',
    typing: 'Let others see when I am typing',
    typingHint: 'This holds for this device. You see it of others either way.',
    upTo: 'Has read up to {when}',
    hiddenHint: 'Those who hide what they have read are not listed.',
    privacy: 'Privacy',
    setting: 'Let others see what I have read',
    shown: 'Yes',
    hidden: 'No',
    settingHint:
      'With “No”, you do not see what others have read either. This holds for this device, from now on.',
  },
}
