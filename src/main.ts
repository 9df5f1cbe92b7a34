// As little as can be: it runs while the app itself is still on its way, so that what the address asks for
// is fetched beside it, not after it. See scripts/preload-app.ts.
if (location.pathname === '/lab/frame') {
  // A frame of the lab is a program of its own, beside the app.
  void import('@/app/lab-frame').then(({ runLabFrame }) => runLabFrame())
} else {
  // A guess, as no settings are read yet; where it is wrong, the right words are fetched when they are known.
  const words = navigator.language.startsWith('zh')
    ? import('@/ui/locales/zh')
    : import('@/ui/locales/en')
  const page = location.pathname.startsWith('/room/') && import('@/ui/views/RoomView.vue')
  // Whoever needs them asks again, and says what fails.
  Promise.all([words, page]).catch(() => undefined)
  void import('@/app/create-hearth-app')
    .then(({ createHearthApp }) => createHearthApp())
    .then((app) => app.mount('#app'))
}
