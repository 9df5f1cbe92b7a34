import { enFastPath } from '@/ui/locales/en-fast-path'
import { NOTES_WORDS } from '@/domain/room/room-name'

/** The words of conversations of two, of being asked into rooms, and of blocking. */
export const enDirect = {
  ...enFastPath,
  direct: {
    notes: NOTES_WORDS.en,
    alone: 'Only you are here.',
    notesHint: 'A room for you alone, on all of your devices.',
    message: 'Message',
    messageOf: 'Message {name}',
    offline: 'A first conversation needs the network. Try again when it is back.',
    refused: 'A conversation with {name} cannot be begun.',
  },
  questions: {
    title: 'You are asked',
    talk: '{name} would like to talk with you',
    into: '{name} asks you into {room}',
    intoUnknown: '{name} asks you into a room',
    accept: 'Accept',
    acceptOf: 'Accept: {what}',
    decline: 'Decline',
    declineOf: 'Decline: {what}',
    declined: 'Declined. They are not told.',
  },
  askIn: {
    title: 'Ask someone in',
    hint: 'They are asked in Hearth, and come in if they accept.',
    filter: 'Find someone you know',
    ask: 'Ask in',
    askOf: 'Ask {name} in',
    asked: '{name} was asked.',
    refused: '{name} could not be asked. Perhaps they are there already.',
    none: 'Nobody you have met in other rooms is called that.',
    nobody: 'You have met nobody yet whom you could ask. Make a link instead.',
  },
  blocks: {
    block: 'Block',
    blockOf: 'Block {name}',
    title: 'Block {name}?',
    body: 'They can no longer write to you, begin a conversation or ask you into rooms. They are not told. In rooms that you share, both of you still read each other.',
    done: '{name} is blocked.',
    unblock: 'Unblock',
    unblockOf: 'Unblock {name}',
    undone: '{name} is not blocked any more.',
    is: 'You have blocked {name}. What they write to you is not accepted.',
    list: 'Blocked people',
    none: 'You have blocked nobody.',
    show: 'Show this message',
  },
}
