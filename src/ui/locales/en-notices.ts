/** The words of what the device says when something comes, and of how it is set. */
export const enNotices = {
  notice: {
    says: {
      app: 'Hearth',
      newMessages: 'New message | {n} new messages',
      says: '{name}: {text}',
      mentioned: 'You are mentioned',
      wantsToTalk: '{name} would like to talk with you',
      asksIn: '{name} asks you into a room',
      asked: 'Somebody asks you something',
      calls: '{name} is calling',
      called: 'Somebody is calling',
      missed: '{count} new messages in {rooms} rooms',
    },
    title: 'Notifications',
    hint: 'Be told of new messages while you look elsewhere?',
    turnOn: 'Turn on',
    notNow: 'Not now',
    ask: 'Hearth can tell you of new messages while you look elsewhere. The browser asks you first.',
    askAction: 'Turn on notifications',
    denied:
      'Your browser blocks notifications of Hearth. To change it, open the site settings beside the address (or the settings of the installed app) and allow notifications.',
    unsupported:
      'This browser shows no notifications here. On an iPhone or iPad they work once Hearth is on the home screen.',
    isOn: 'Notifications on this device',
    showsText: 'What they show',
    text: 'Name and text',
    noText: 'Only that there is a message',
    hasSound: 'Sound for messages in other rooms while you are in Hearth',
    hasQuietHours: 'Quiet hours',
    from: 'From',
    to: 'To',
    on: 'On',
    off: 'Off',
    quietHint: 'In quiet hours nothing is shown and there is no sound. Messages are still counted.',
    limits:
      'They come while Hearth is open in a tab or window, also one that you do not look at. While it is open nowhere, nothing comes: there is no server that could send it. You then see what is new when you open Hearth.',
  },
  quiet: {
    title: 'Do not disturb',
    isOn: 'Does not want to be disturbed',
    mine: '“Do not disturb” is on',
    isOff: 'Off',
    until: 'Until {time}',
    for: { hour: 'For an hour', tomorrow: 'Until tomorrow' },
    turnOn: {
      hour: 'Do not disturb for an hour',
      tomorrow: 'Do not disturb until tomorrow',
    },
    turnOff: 'Turn off “Do not disturb”',
    hint: 'On all your devices nothing is shown and there is no sound; messages are still counted. Others see it beside your name for as long as it is on.',
  },
}
