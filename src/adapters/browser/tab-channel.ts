import * as v from 'valibot'
import type { TabChannel, TabNotice } from '@/domain/device/device'
import type { UserId } from '@/shared/ids'

const noticeSchema = v.object({ kind: v.literal('outbox') })

/** BroadcastChannel between the tabs of one person; a browser without it has lonely tabs. */
export function createTabChannel(user: UserId): TabChannel {
  const name = `hearth-${user}`
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  return {
    post(notice: TabNotice) {
      channel?.postMessage(notice)
    },
    listen(listener) {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        // Another tab may run another version; what is not understood is not for us.
        const notice = v.safeParse(noticeSchema, data)
        if (notice.success) listener(notice.output)
      }
      channel?.addEventListener('message', onMessage)
      return () => channel?.removeEventListener('message', onMessage)
    },
  }
}
