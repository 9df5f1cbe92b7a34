import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import type { HearthI18n } from '@/ui/locales/i18n'
import { useSessionStore } from '@/stores/session'
import { guardRoute } from '@/ui/router/route-guard'
import ShellView from '@/ui/views/ShellView.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Whoever is not signed in is asked to first. */
    needsAccount?: boolean
    /** What it says is not among the words of the shell. */
    hasPageWords?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: ShellView,
    meta: { needsAccount: true },
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('@/ui/views/HomeView.vue'),
        meta: { hasPageWords: true },
      },
      { path: 'room/:room', name: 'room', component: () => import('@/ui/views/RoomView.vue') },
      {
        path: 'explore',
        name: 'explore',
        component: () => import('@/ui/views/ExploreView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'new',
        name: 'new-room',
        component: () => import('@/ui/views/NewRoomView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'join/:token',
        name: 'join',
        component: () => import('@/ui/views/invite/JoinView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'search',
        name: 'search',
        component: () => import('@/ui/views/SearchView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'outbox',
        name: 'outbox',
        component: () => import('@/ui/views/OutboxView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'connection',
        name: 'connection',
        component: () => import('@/ui/views/connection/ConnectionView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'lab',
        name: 'lab',
        component: () => import('@/ui/views/lab/LabView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'settings',
        name: 'settings',
        component: () => import('@/ui/views/SettingsView.vue'),
        meta: { hasPageWords: true },
      },
      {
        path: 'settings/delete',
        name: 'delete-account',
        component: () => import('@/ui/views/account/DeleteAccountView.vue'),
        meta: { hasPageWords: true },
      },
    ],
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: loadSignIn,
    meta: { hasPageWords: true },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('@/ui/views/NotFoundView.vue'),
    meta: { hasPageWords: true },
  },
]

export function createRouterFor({ loadPageWords }: Pick<HearthI18n, 'loadPageWords'>) {
  const router = createRouter({ history: createWebHistory(), routes })
  router.beforeEach(guardRoute)
  // The words come beside the page, not after it.
  router.beforeEach(({ meta }) => {
    if (meta.hasPageWords) loadPageWords().catch(() => undefined)
  })
  router.beforeResolve(async ({ meta }) => {
    if (meta.hasPageWords) await loadPageWords()
  })
  return router
}

/** Drawn once it is known whom the account chooser offers, where there is one: nothing moves afterwards. */
async function loadSignIn() {
  const [view] = await Promise.all([
    import('@/ui/views/SignInView.vue'),
    useSessionStore().demoKnown,
  ])
  return view
}
