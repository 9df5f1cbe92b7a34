import { StorageError } from '@/domain/replica/replica'
import type { Picture } from '@/domain/picture/picture'
import type { PreparedPicture } from '@/domain/picture/prepare-picture'
import type { RoomId } from '@/shared/ids'
import type { AttachedPicture, Tray, Trays } from '@/stores/attached-pictures/tray'
import type { WrittenWith } from '@/stores/composer'
import type { Services } from '@/stores/services'

interface SenderParts {
  readonly person: Services['person']
  readonly trays: Trays
  readonly keep: (
    room: RoomId,
    key: number,
    prepared: PreparedPicture,
  ) => Promise<Picture | undefined>
  /** In the conversation it is seen at once. */
  readonly see: (picture: Picture) => void
  readonly show: (tray: Tray) => void
  readonly isOnScreen: (room: RoomId) => boolean
}

/** Says the pictures of a tray one after the other, each as a message. */
export function createTraySender({ person, trays, keep, see, show, isOnScreen }: SenderParts) {
  async function sayOthers(tray: Tray, others: readonly AttachedPicture[]) {
    try {
      for (const picture of others) await say(tray, picture, '', {})
      stop(tray)
    } catch (cause) {
      stop(tray, cause)
    }
  }

  function stop(tray: Tray, cause?: unknown) {
    tray.isSending = false
    if (cause) tray.unkept = problemOf(cause)
    show(tray)
  }

  async function say(
    tray: Tray,
    { key, prepared }: AttachedPicture,
    text: string,
    more: WrittenWith,
  ) {
    // Signed out meanwhile, or another tab has sent or removed it.
    const isWanted = () => trays.isIn(tray, key)
    const picture = prepared && isWanted() && (await keep(tray.room, key, prepared))
    if (!picture || !isWanted()) return
    see(picture)
    await person.value?.outbox.compose(tray.room, text, { ...more, blob: picture.id })
    trays.letGo(tray, key)
  }

  return {
    /** Settles once the first is safe with the words; the others follow by themselves. */
    async send(
      tray: Tray,
      ready: readonly AttachedPicture[],
      text: string,
      more: Promise<WrittenWith>,
    ) {
      tray.isSending = true
      tray.leftOut = 0
      tray.unkept = undefined
      show(tray)
      const [first, ...others] = ready
      try {
        if (first) await say(tray, first, text, await more)
      } catch (cause) {
        if (!isOnScreen(tray.room)) tray.text = text
        stop(tray, cause)
        throw cause
      }
      void sayOthers(tray, others)
    },
  }
}

export const problemOf = (cause: unknown) =>
  cause instanceof StorageError ? cause.problem : 'closed'
