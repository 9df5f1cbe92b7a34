import { createHearthApp } from '@/app/create-hearth-app'

// A frame of the lab is a program of its own, beside the app.
if (location.pathname === '/lab/frame') {
  void import('@/app/lab-frame').then(({ runLabFrame }) => runLabFrame())
} else {
  void createHearthApp().then((app) => app.mount('#app'))
}
