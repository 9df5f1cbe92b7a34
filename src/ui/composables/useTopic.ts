import { onScopeDispose, shallowRef } from 'vue'
import { useActionsStore, type Followed, type FollowedTopic } from '@/stores/actions'

/** A list that is followed while its component is drawn; `undefined` while it is not known. */
export function useTopic<Of extends FollowedTopic>(topic: Of) {
  const told = shallowRef<Followed<Of>>()
  const stop = useActionsStore().follow(topic, (now) => {
    told.value = now
  })
  onScopeDispose(stop)
  return told
}
