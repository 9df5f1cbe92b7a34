import { hasAccount } from '@/adapters/browser/account-key'

// As little as can be: it runs while the app itself is still on its way, so that what the address asks for
// is fetched beside it, not after it. See scripts/preload-app.ts.
if (location.pathname === '/lab/frame') {
  // A frame of the lab is a program of its own, beside the app.
  void import('@/app/lab-frame').then(({ runLabFrame }) => runLabFrame())
} else {
  // Guesses, as no settings are read yet. Whoever needs them asks again, and says what fails.
  for (const part of likelyParts()) part.catch(() => undefined)
  void import('@/app/create-hearth-app')
    .then(({ createHearthApp }) => createHearthApp())
    .then((app) => app.mount('#app'))
}

function likelyParts(): readonly Promise<unknown>[] {
  const { pathname } = location
  const isIn = hasAccount()
  const isChinese = navigator.language.startsWith('zh')
  const words = isChinese ? import('@/ui/locales/zh') : import('@/ui/locales/en')
  if (isIn && pathname.startsWith('/room/')) return [words, import('@/ui/views/RoomView.vue')]
  const pageWords = isChinese ? import('@/ui/locales/zh-pages') : import('@/ui/locales/en-pages')
  if (!isIn) return [words, pageWords, import('@/ui/views/SignInView.vue')]
  return [words, pageWords, ...(pathname === '/' ? [import('@/ui/views/HomeView.vue')] : [])]
}
