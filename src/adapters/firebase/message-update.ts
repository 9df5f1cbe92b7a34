import { paths } from '@/adapters/firebase/paths'
import type { OutgoingMessage } from '@/domain/message/message-remote'
import { PREVIEW_LENGTH } from '@/domain/room/room'

/** As the SDK and REST both write them: filled in by the server. */
const NOW = { '.sv': 'timestamp' } as const
const ONE_MORE = { '.sv': { increment: 1 } } as const

/** The one multi-path update that stores a message; rules R-MSG ask for all of its parts. */
export function messageUpdate(message: OutgoingMessage) {
  const { id, room, from, tokensLeft, re, blob, fwd, call, mentions } = message
  // The database has no empty values but null; JSON and the SDK leave out nothing else.
  const text = message.text || null
  const parts = {
    re: re ?? null,
    blob: blob ?? null,
    fwd: fwd ?? null,
    call: call ?? null,
    mentions: mentions ?? null,
  }
  return {
    [paths.message(room, id)]: { from, at: NOW, updatedAt: NOW, text, ...parts },
    [`${paths.roomState(room)}/count`]: ONE_MORE,
    [`${paths.roomState(room)}/last`]: {
      ...{ id, from, at: NOW },
      text: text?.slice(0, PREVIEW_LENGTH) ?? null,
    },
    // One's own message is never unread.
    [`${paths.userRoom(from, room)}/readCount`]: ONE_MORE,
    [paths.rate(from)]: { t: NOW, n: tokensLeft, for: `${room}/${id}` },
  }
}
