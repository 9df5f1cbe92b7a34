import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { RouteLocationNormalized } from 'vue-router'
import { guardRoute } from '@/ui/router/route-guard'

const session = vi.hoisted(() => ({ status: 'signed-in' }))
vi.mock('@/stores/session', () => ({ useSessionStore: () => session }))

const to = (change: object) =>
  ({
    name: 'home',
    path: '/',
    fullPath: '/',
    params: {},
    query: {},
    meta: { needsAccount: true },
    ...change,
  }) as RouteLocationNormalized

const room = (id: string) =>
  to({ name: 'room', path: `/room/${id}`, fullPath: `/room/${id}`, params: { room: id } })

describe('guardRoute', () => {
  beforeEach(() => {
    session.status = 'signed-in'
  })

  it('lets whoever is signed in through', () => {
    expect(guardRoute(room('lobby'))).toBe(true)
  })

  it('asks to sign in first, and remembers where to', () => {
    session.status = 'signed-out'
    expect(guardRoute(room('lobby'))).toEqual({ name: 'sign-in', query: { next: '/room/lobby' } })
    expect(guardRoute(to({}))).toEqual({ name: 'sign-in', query: {} })
  })

  it('waits while it is not known who is here', () => {
    session.status = 'starting'
    expect(guardRoute(room('lobby'))).toBe(true)
  })

  it('leads on from the sign-in page once signed in', () => {
    const signIn = { name: 'sign-in', path: '/sign-in', meta: {} }
    expect(guardRoute(to({ ...signIn, query: { next: '/room/lobby' } }))).toBe('/room/lobby')
    expect(guardRoute(to({ ...signIn, query: { next: '//evil.example' } }))).toBe('/')
  })

  it.each(['a.b', 'a$b', 'a[0]', 'x'.repeat(129)])('knows no room called %j', (id) => {
    expect(guardRoute(room(id))).toMatchObject({ name: 'not-found' })
  })
})
