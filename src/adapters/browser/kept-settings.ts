const CACHE = 'hearth-settings'
const ADDRESS = '/settings.json'

/**
 * The project's settings as a page last read them, for the service worker, which has no address
 * bar and no local storage, and for a page that opens while Hosting cannot be reached. Nothing
 * secret is in them. In Cache Storage, since both can read it.
 */
export const keptSettings = {
  async write(settings: unknown): Promise<void> {
    const cache = await caches.open(CACHE)
    await cache.put(ADDRESS, Response.json(settings))
  },
  /** Whatever is there: to be parsed. Rejects where the browser keeps nothing. */
  async read(): Promise<unknown> {
    const response = await (await caches.open(CACHE)).match(ADDRESS)
    return response?.json()
  },
}
