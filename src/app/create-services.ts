import { shallowRef } from 'vue'
import { browserAttention } from '@/adapters/browser/attention'
import { browserClock } from '@/adapters/browser/browser-clock'
import { createBrowserAppUpdates } from '@/adapters/browser/browser-app-updates'
import {
  accountMemory,
  carriedOver,
  forgetTyped,
  lastDraft,
  preferencesMemory,
  redirectMemory,
  signOutMemory,
} from '@/adapters/browser/kept-values'
import { createFirstPicture } from '@/app/first-picture'
import { loadBackend, loadDemoPeople } from '@/app/load-backend'
import { openPerson, type LivePerson } from '@/app/open-person'
import type { Language } from '@/domain/preferences/preferences'
import type { UserId } from '@/shared/ids'
import type { Services } from '@/stores/services'

/** In chunks of their own. */
const laterParts = {
  loadBrowserParts: () => import('@/app/browser-parts'),
  loadNotices: () => import('@/app/browser-notices'),
  dropFiles: async (user: UserId) => (await import('@/app/drop-all-files')).dropAllFiles(user),
  loadFiles: () => import('@/app/browser-files'),
  loadCalls: () => import('@/app/browser-calls'),
}

/** The real parts, for the browser. */
export function createServices(): Services {
  const person = shallowRef<LivePerson>()
  const picture = createFirstPicture()
  const sendsWithoutTab = shallowRef('serviceWorker' in navigator && 'SyncManager' in window)
  return {
    person,
    async enter(account, ownName) {
      const entered = await openPerson(account, ownName)
      person.value = entered
      // Not to be seen in the first picture, and so not to hold it up.
      picture.drawn
        .then(() => import('@/app/late-delivery'))
        .then(
          ({ deliverLate }) => deliverLate(entered, () => (sendsWithoutTab.value = false)),
          // Not to be had just now: this tab sends by itself, or the next one does.
          () => (sendsWithoutTab.value = false),
        )
    },
    async goLive() {
      const { lead } = await loadBackend(picture.drawn)
      person.value?.goLive(lead)
    },
    async loadAuth() {
      return (await loadBackend(picture.drawn)).auth
    },
    loadDemoPeople,
    isComingBack: redirectMemory.isPending,
    async openSearch() {
      const { openSearch } = await import('@/app/open-search')
      if (!person.value) throw new Error('nobody is here to search')
      return openSearch(person.value)
    },
    async openExport() {
      return (await import('@/app/open-browser-export')).openBrowserExport(person.value)
    },
    isAccountGone: async (user) => (await import('@/app/ask-gone')).isAccountGone(user),
    async loadDepartureMemory() {
      return (await import('@/adapters/browser/kept-departure')).departureMemory
    },
    accountMemory,
    carriedOver,
    signOutPending: signOutMemory,
    lastDraft,
    forgetTyped,
    loadEmojiMemory: async () => (await import('@/adapters/browser/kept-emoji')).recentEmojiMemory,
    preferencesMemory,
    appUpdates: createBrowserAppUpdates(),
    sendsWithoutTab,
    ...picture,
    ...laterParts,
    clock: browserClock,
    attention: browserAttention,
    browserLanguage: readBrowserLanguage(navigator.languages),
    startOver(path) {
      location.replace(path)
    },
  }
}

/** The first of the browser's languages that Hearth speaks. */
function readBrowserLanguage(languages: readonly string[]): Language {
  for (const language of languages) {
    if (language.startsWith('zh')) return 'zh'
    if (language.startsWith('en')) return 'en'
  }
  return 'en'
}
