import type { Sync } from '@/sync/sync'
import type { Question } from '@/sync/tabs/tab-message'

/** Does what a follower asks for. What it settles with goes back to the follower as it is. */
export async function answerQuestion(sync: Sync, question: Question): Promise<unknown> {
  switch (question.name) {
    case 'load-older':
      // The messages are on the disk by then, where the follower reads them itself.
      return (await sync.loadOlder(question.room, question.before)).kind
    case 'load-newer':
      return (await sync.loadNewer(question.room, question.after)).kind
    case 'find': {
      const found = await sync.findMessage(question.room, question.id)
      return typeof found === 'string' ? found : 'found'
    }
    case 'act': {
      const { actAsAsked } = await import('@/sync/actions/action-schemas')
      return actAsAsked(sync, question.action)
    }
    case 'mark-read':
      return sync.markRead(question.room, question.read)
    case 'touch':
      sync.typing.touch(question.room)
      return undefined
    case 'end-typing':
      sync.typing.end(question.room)
      return undefined
    case 'reconnect':
      sync.connection.reconnect(question.why)
      return undefined
    case 'stop':
      return sync.stop()
  }
}
