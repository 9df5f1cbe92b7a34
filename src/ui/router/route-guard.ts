import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { isRoomId } from '@/shared/ids'
import { useSessionStore } from '@/stores/session'
import { parseNext } from '@/ui/router/next-path'

/** Where a navigation really leads. Whether someone is signed in may not be known yet: then it waits in App.vue. */
export function guardRoute(to: RouteLocationNormalized): true | RouteLocationRaw {
  if (to.name === 'room' && !isRoomId(to.params['room'])) return notFound(to)
  return redirectFor(to) ?? true
}

/** Where the session sends whoever is at this route; `undefined` to stay. */
export function redirectFor(to: RouteLocationNormalized): RouteLocationRaw | undefined {
  const { status } = useSessionStore()
  if (status === 'signed-out' && to.meta.needsAccount) {
    return { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  }
  if (status === 'signed-in' && to.name === 'sign-in') return parseNext(to.query['next'])
  return undefined
}

function notFound(to: RouteLocationNormalized): RouteLocationRaw {
  return { name: 'not-found', params: { rest: to.path.slice(1).split('/') }, replace: true }
}
