import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Whether a name can only mean this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/**
 * Why a request may not have the page or what feeds it; undefined where it may. The page acts as the
 * admin, so a site in another tab must not reach it: neither by a name of its own that it points at
 * this machine, nor by a request from its own pages.
 */
export function refusalOf({ headers }: IncomingMessage, host: string): string | undefined {
  const asked = headers.host ?? ''
  const name = asked.replace(/:\d+$/, '')
  const isKnown = isLoopback(name) || name.toLowerCase() === host.toLowerCase()
  // An address cannot be pointed elsewhere; a name can, so of names only those above are known.
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0
  if (!isKnown && (isLoopback(host) || !isAddress)) {
    return `This page does not answer to the name "${name}": use the address of the emulator`
  }
  const site = headers['sec-fetch-site']
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  const isNavigation = headers['sec-fetch-mode'] === 'navigate'
  if (isForeign && !isNavigation) return 'Only the page itself may ask'
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${asked}` && origin !== `https://${asked}`) {
    return 'Only the page itself may ask'
  }
  return undefined
}
