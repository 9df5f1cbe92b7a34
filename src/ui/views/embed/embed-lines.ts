import type { RoomId } from '@/shared/ids'

/** Ways to show a room elsewhere, as they are copied. */
export interface EmbedLines {
  readonly frame: string
  readonly element: string
  readonly command: string
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** `app` is where Hearth is, `database` where its database answers. Neither holds anything secret. */
export function embedLines(room: RoomId, name: string, app: string, database: string): EmbedLines {
  const page = new URL(`/embed/${room}`, app).href
  const script = new URL('/embed.js', app).href
  const stream = new URL(database)
  stream.pathname = `/messages/${room}.json`
  stream.searchParams.set('orderBy', '"at"')
  stream.searchParams.set('limitToLast', '10')
  const attributes = { database, room, app }
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
  return {
    frame: `<iframe src="${quoted(page)}" title="${quoted(name)}" width="400" height="500"></iframe>`,
    element: `<script type="module" src="${quoted(script)}"></script>\n<hearth-room${written.join('')}></hearth-room>`,
    command: `curl -NH 'Accept: text/event-stream' '${stream.href.replaceAll("'", '%27')}'`,
  }
}
