/** The words of the fast path between two pages, and of talking off the record over it. */
export const enFastPath = {
  fastPath: {
    unstored: 'Arrived directly, not stored yet',
    title: 'Between the two of you',
    open: 'Your page and that of {name} are linked directly. What you write arrives at once, even while the server is away.',
    closed:
      'Not linked directly just now. It happens by itself once you both have this conversation open.',
    off: 'Direct links are off in your settings. What you write goes by the server.',
    unspoken: 'Your pages are linked directly once you have written something here.',
    arrivedIn: 'Arrived directly',
    arrivedOut: 'Arrived directly at the page of {name}',
    lead: 'stored {ms} ms later',
    byServer: 'Came by way of the server',
    setting: 'Link directly with who I talk to',
    settingOn: 'By itself',
    settingOff: 'Never',
    settingHint:
      'In a conversation of two that you both have open, messages also go straight from page to page: at once, and even while the server is away. The other’s page then learns your network address (IP), as in a call. It never happens with someone to whom you have not written, whom you have blocked, or while you hide what you have read.',
  },
  aside: {
    title: 'Off the record',
    open: 'Talk off the record…',
    with: 'Off the record with {name}',
    explain:
      'What you both say goes straight from page to page. It is stored nowhere: not on the server, not on your devices.',
    vanish:
      'It is gone for both of you as soon as either ends it, leaves this conversation or loads the page anew.',
    honest:
      'Nobody can keep {name} from copying or photographing it. Your pages are linked directly, so {name} learns your network address.',
    away: '{name} does not seem to be here just now. You both need to have this conversation open.',
    offline: 'There is no network, and no direct link yet. It can be begun once there is one.',
    begin: 'Begin',
    cancel: 'Cancel',
    waiting: 'Waiting for {name} to talk off the record…',
    unanswered:
      '{name} could not be reached off the record. You both need to have this conversation open, on networks that let you through to each other.',
    close: 'Close',
    asked: '{name} would like to talk off the record',
    askedHint:
      'Nothing of it is kept anywhere. Your pages are linked directly, so {name} learns your network address.',
    join: 'Join',
    refuse: 'Not now',
    begunBy: '{name} has begun to talk off the record.',
    log: 'What is said off the record',
    end: 'End',
    empty: 'Nothing said yet. What is said here stays in these two pages.',
    label: 'Off the record to {name}',
    placeholder: 'Off the record…',
    send: 'Send off the record',
    notSent: 'not there yet',
    apart:
      '{name} cannot be reached directly just now. Nothing was sent, and nothing was stored. Try again in a moment.',
    isOver:
      'This has ended: {name} has left or ended it. What was said is gone. Nothing more can be sent off the record.',
    overTitle: 'Ended',
    tooLong: 'That is too long.',
    back: 'Go back',
    below: 'One new message in the conversation | {n} new messages in the conversation',
  },
}
