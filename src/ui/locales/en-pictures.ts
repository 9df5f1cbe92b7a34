import { enFiles } from '@/ui/locales/en-files'
import { enPortraits } from '@/ui/locales/en-portraits'

/** The words of pictures: adding, sending, looking at them; and of files. */
export const enPictures = {
  ...enFiles,
  ...enPortraits,
  picture: {
    add: 'Add a picture',
    of: 'Picture from {name}',
    ofWith: 'Picture from {name}: {text}',
    open: 'Open: {what}',
    preparing: 'Getting the picture ready…',
    ready: 'A picture goes with your message. Where it was taken is not sent.',
    several:
      '{n} picture goes. | {n} pictures go, one after the other, your words with the first. Where they were taken is not sent.',
    attached: 'Pictures to be sent',
    place: 'Picture {place} of {of}',
    removeOne: 'Remove picture {place}',
    leftOut: 'At most {max} pictures go at once. The rest were left out.',
    keeping: '{n} picture is on its way… | {n} pictures are on their way…',
    unkept: {
      full: '{n} picture could not be kept: this device is out of space. It stays here: free some space, then send it again. | {n} pictures could not be kept: this device is out of space. They stay here: free some space, then send them again.',
      closed:
        '{n} picture could not be kept on this device. It stays here until this page is closed: try to send it again. | {n} pictures could not be kept on this device. They stay here until this page is closed: try to send them again.',
    },
    unsafe: {
      full: 'This device is out of space: {n} picture is lost if this page is closed. Send it, or free some space. | This device is out of space: {n} pictures are lost if this page is closed. Send them, or free some space.',
      closed:
        '{n} picture could not be put on this device, and is lost if this page is closed. Send it before that. | {n} pictures could not be put on this device, and are lost if this page is closed. Send them before that.',
    },
    count: '{n} picture | {n} pictures',
    unkeptIn: {
      full: '{what} for {room} could not be kept: this device is out of space. Free some, then send again from there.',
      closed:
        '{what} for {room} could not be kept on this device. Send again from there, before you close this page.',
    },
    goToRoom: 'Go there',
    preview: 'The picture to be sent',
    remove: 'Remove the picture',
    drop: 'Drop the picture here',
    sending: 'Sending the picture: {percent} %',
    cancel: 'Cancel',
    again: 'Try again',
    problem: {
      none: 'This is no picture.',
      'too-large': 'This picture is too large to be sent.',
      unreadable: 'This browser cannot open this picture. Try a JPEG or PNG.',
      offline: 'The picture comes once there is a network.',
      gone: 'The picture is not there any more, or only half of it arrived.',
      refused: 'The picture could not be fetched.',
    },
    viewer: 'Pictures',
    close: 'Close',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomed: '{percent} %',
    download: 'Download',
    previous: 'Previous picture',
    next: 'Next picture',
  },
}
