import { browserClock } from '@/adapters/browser/browser-clock'
import { isRoomId } from '@/shared/ids'
import type { EmbedDatabase } from '@/embed/database'
import { drawMessage, type Drawing } from '@/embed/draw-message'
import { element } from '@/embed/element'
import styles from '@/embed/embed.css?inline'
import { EMBED_WORDS, embedLanguage } from '@/embed/embed-words'
import { RoomReader, type RoomSeen } from '@/embed/room-reader'

/** Said by one person within so long, messages stand together. */
const GROUP_MS = 300_000
/** How far from the end still counts as being there. */
const NEAR_END_PX = 40

/**
 * `<hearth-room database="https://….firebaseio.com" room="-N…">`: a room that is open to strangers, live, to read.
 * `app` is where "Open in Hearth" leads, `lang` its language, `theme` is `light`, `dark` or that of the page.
 * Colours and font are custom properties (embed.css), its elements are parts. See docs/embed.md.
 */
export class HearthRoom extends HTMLElement {
  static readonly observedAttributes = ['database', 'room', 'lang', 'app']

  /** Who reads where a room is not open to strangers: set by Hearth's own page alone. */
  token: EmbedDatabase['token']

  readonly #title = element('h2', { part: 'name', dir: 'auto' })
  readonly #status = element('p', { part: 'status', role: 'status' })
  readonly #list = element('div', { part: 'messages', role: 'log', tabindex: '0' })
  readonly #link = element('a', { part: 'link', target: '_blank', rel: 'noopener' })
  readonly #items = new Map<string, { readonly of: string; readonly item: HTMLElement }>()
  #reader: RoomReader | undefined

  constructor() {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const head = element('header', { part: 'header' }, this.#title, this.#status)
    root.append(element('section', { part: 'room' }, head, this.#list, this.#link))
  }

  connectedCallback() {
    this.#begin()
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#begin()
  }

  disconnectedCallback() {
    this.#reader?.stop()
  }

  #begin() {
    this.#reader?.stop()
    const url = this.getAttribute('database')
    const room = this.getAttribute('room')
    const nothing = { name: '', messages: [], names: new Map() }
    this.#draw({ ...nothing, status: url === null ? 'connecting' : 'none' })
    if (!url || !URL.canParse(url) || !isRoomId(room)) return
    const app = this.getAttribute('app')
    this.#link.textContent = this.#words.open
    this.#link.hidden = !app
    if (app && URL.canParse(app)) this.#link.href = new URL(`/room/${room}`, app).href
    const database = { url, token: this.token }
    const openEvents = (address: string) => new EventSource(address)
    this.#reader = new RoomReader({ database, room, clock: browserClock, openEvents }, (seen) =>
      this.#draw(seen),
    )
    this.#reader.start()
  }

  get #language() {
    return embedLanguage(this.lang || document.documentElement.lang || navigator.language)
  }

  get #words() {
    return EMBED_WORDS[this.#language]
  }

  #draw(seen: RoomSeen) {
    const list = this.#list
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX
    this.#title.textContent = seen.name
    this.#status.textContent = this.#words.status[seen.status]
    this.#status.setAttribute('data-status', seen.status)
    list.ariaLabel = seen.name
    const isEmpty = seen.status === 'live' && seen.messages.length === 0
    list.setAttribute('data-empty', isEmpty ? this.#words.empty : '')
    this.#drawList(seen)
    if (isAtEnd) list.scrollTop = list.scrollHeight
  }

  /** What has not changed is not drawn again, so that it is not read out again either. */
  #drawList({ messages, names }: RoomSeen) {
    const drawing: Drawing = {
      language: this.#language,
      now: Date.now(),
      nameOf: (user) => names.get(user) ?? this.#words.someone,
      find: (id) => messages.find((message) => message.id === id),
      isGrouped: (message) => {
        const before = messages[messages.indexOf(message) - 1]
        return before?.from === message.from && message.at - before.at < GROUP_MS
      },
    }
    const kept = new Set<string>(messages.map(({ id }) => id))
    for (const [id, { item }] of this.#items) {
      if (kept.has(id)) continue
      item.remove()
      this.#items.delete(id)
    }
    messages.forEach((message, place) => {
      const answered = drawing.find(message.re)
      const of = JSON.stringify([
        ...[message, drawing.nameOf(message.from), drawing.isGrouped(message)],
        ...[answered?.text, answered && drawing.nameOf(answered.from)],
      ])
      const old = this.#items.get(message.id)
      const item = old?.of === of ? old.item : drawMessage(message, drawing)
      if (old && old.item !== item) old.item.replaceWith(item)
      if (this.#list.children[place] !== item)
        this.#list.insertBefore(item, this.#list.children[place] ?? null)
      this.#items.set(message.id, { of, item })
    })
  }
}
