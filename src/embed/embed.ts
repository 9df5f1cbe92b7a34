import { readEmbedSettings } from '@/embed/embed-settings'
import { HearthRoom } from '@/embed/hearth-room'

customElements.define('hearth-room', HearthRoom)

const RETRY_PAUSE_MS = 5000
const PAGE = /^\/embed\/([^/]+)\/?$/

/** Hearth's own page fills in what other pages write as attributes. */
async function fillPage(room: string) {
  const page = document.querySelector('hearth-room')
  if (!(page instanceof HearthRoom)) return
  const parameters = new URLSearchParams(location.search)
  for (const name of ['theme', 'lang']) page.setAttribute(name, parameters.get(name) ?? '')
  const settings = await untilThere(readEmbedSettings)
  // Only where a room is not open to strangers: nobody else loads it.
  page.token = async () => (await import('@/embed/member-token')).memberToken(settings)
  page.setAttribute('app', location.origin)
  page.setAttribute('room', decodeURIComponent(room))
  page.setAttribute('database', settings.databaseURL)
}

/** They come from Hosting, so without a network there are none yet. */
async function untilThere<Value>(read: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await read()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS))
    }
  }
}

const [, room] = PAGE.exec(location.pathname) ?? []
if (room && document.documentElement.hasAttribute('data-hearth-embed')) void fillPage(room)
