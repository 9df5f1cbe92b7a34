import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { guardRoute } from '@/ui/router/route-guard'
import HomeView from '@/ui/views/HomeView.vue'
import ShellView from '@/ui/views/ShellView.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Whoever is not signed in is asked to first. */
    needsAccount?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: ShellView,
    meta: { needsAccount: true },
    children: [
      { path: '', name: 'home', component: HomeView },
      { path: 'room/:room', name: 'room', component: () => import('@/ui/views/RoomView.vue') },
      { path: 'explore', name: 'explore', component: () => import('@/ui/views/ExploreView.vue') },
      { path: 'new', name: 'new-room', component: () => import('@/ui/views/NewRoomView.vue') },
      {
        path: 'settings',
        name: 'settings',
        component: () => import('@/ui/views/SettingsView.vue'),
      },
    ],
  },
  { path: '/sign-in', name: 'sign-in', component: () => import('@/ui/views/SignInView.vue') },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('@/ui/views/NotFoundView.vue'),
  },
]

export function createRouterFor() {
  const router = createRouter({ history: createWebHistory(), routes })
  router.beforeEach(guardRoute)
  return router
}
