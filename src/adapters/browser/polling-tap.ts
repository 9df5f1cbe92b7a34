import type { Volume } from '@/domain/connection/traffic-meter'

type Callback = (...args: readonly unknown[]) => void
type Hear = (text: string, way: keyof Volume, bytes: number) => void

/** What the SDK puts on the page for the scripts of its polls to call, with the number of the connection. */
const CALLBACKS = /^p(LPCommand|RTLPCB)\d+$/
/** The first piece of what a poll sends. */
const DATA = 'd0'
/** In the address of a connection's first poll. */
const BEGINNING = 'start=t'
/** Enough of it to say what it is about, in whole groups of base64. */
const DATA_HEAD = 800

let isTapped = false

/**
 * Hears what the SDK says by long polling: it does so by scripts, in a frame that it makes for them,
 * and their addresses hold what is sent. Addresses are counted and read here, and never kept: they
 * name the session.
 */
export function tapPolling(hear: Hear): void {
  if (isTapped) return
  isTapped = true
  for (const frame of document.querySelectorAll('body > iframe')) followFrame(frame, hear)
  wrapCallbacks(hear)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLIFrameElement) followFrame(node, hear)
    }
  }).observe(document.body, { childList: true })
}

function followFrame(frame: Element, hear: Hear) {
  // The frame for polls is an empty page of this origin; others are none of ours.
  if (!(frame instanceof HTMLIFrameElement) || frame.src !== '' || !frame.contentDocument) return
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        // Of another realm, so no instance of this page's classes.
        const { tagName, src } = node as HTMLScriptElement
        if (tagName === 'SCRIPT' && src.includes('/.lp?')) hearPoll(src, hear)
      }
    }
  }).observe(frame.contentDocument, { childList: true, subtree: true })
}

function hearPoll(address: string, hear: Hear) {
  const data = new URL(address).searchParams.get(DATA)
  hear(data ? decode(data.slice(0, DATA_HEAD)) : '', 'sent', address.length)
  if (address.includes(BEGINNING)) wrapCallbacks(hear)
}

/** They are there before the first answer, and new with each connection. */
function wrapCallbacks(hear: Hear) {
  const page = window as unknown as Record<string, Callback & { isHeard?: boolean }>
  for (const name of Object.keys(page)) {
    const own = page[name]
    if (!CALLBACKS.test(name) || typeof own !== 'function' || own.isHeard) continue
    page[name] = Object.assign(
      (...args: readonly unknown[]) => {
        own(...args)
        hearAnswer(args, hear)
      },
      { isHeard: true },
    )
  }
}

/** A command, or the number of a packet and what is in it. */
function hearAnswer(args: readonly unknown[], hear: Hear) {
  const messages: readonly unknown[] = Array.isArray(args[1]) ? args[1] : [args]
  for (const message of messages) {
    const text = JSON.stringify(message)
    hear(text, 'received', text.length)
  }
}

/** Base64 in the letters of addresses, with full stops at its end; UTF-8 below. */
function decode(data: string): string {
  try {
    return atob(data.replaceAll('-', '+').replaceAll('_', '/').replaceAll('.', '='))
  } catch {
    // A piece from the middle: what it is about was said before.
    return ''
  }
}
