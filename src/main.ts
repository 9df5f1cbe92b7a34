import { createHearthApp } from '@/app/create-hearth-app'

void createHearthApp().then((app) => app.mount('#app'))
