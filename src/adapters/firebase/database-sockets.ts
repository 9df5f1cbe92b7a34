/** How many sockets to a database this page has open. The SDK tells nobody over what it talks. */
let openSockets = 0

/** Notes them from now on. The SDK takes the constructor when it is loaded, so this comes before. */
export function noteSockets(page: { WebSocket: typeof WebSocket }): void {
  page.WebSocket = class extends page.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      if (!String(url).includes('/.ws?')) return
      this.addEventListener('open', () => {
        openSockets++
        this.addEventListener('close', () => openSockets--)
      })
    }
  }
}

export const hasOpenSocket = () => openSockets > 0
