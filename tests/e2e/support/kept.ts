import type { Page } from 'playwright-core'

/** All that a page has kept on the device, in any place that it has for that, as one text. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error(`${name ?? ''} cannot be opened`))
      })
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll()
        found.push(
          await new Promise((resolve, reject) => {
            all.onsuccess = () => resolve(all.result)
            all.onerror = () => reject(new Error(`${store} cannot be read`))
          }),
        )
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        const isText = /text|json/.test(response?.headers.get('content-type') ?? '')
        found.push(request.url, isText ? await response?.text() : undefined)
      }
    }
    return JSON.stringify(found)
  })
}
