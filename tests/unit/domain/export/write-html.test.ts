import { describe, expect, it } from 'vitest'
import { escapeHtml } from '@/domain/export/escape-html'
import { exportFileName } from '@/domain/export/file-name'
import { writeHtml } from '@/domain/export/write-html'
import type { BlobId, MessageId } from '@/shared/ids'
import { MEI, TOM, message, messageId, outboxRow, room } from '../../../support/fixtures'
import { fc } from '../../../support/properties'
import { cachedRoom, content, replicaWith, textOf, WORDS } from './export-world'

const HOSTILE = `</script><img src=x onerror="alert(1)"><style>*{display:none}</style>'"&lt;`

/** A page in which a stranger has had a say wherever one can. */
async function page(said: string, id = messageId(1)) {
  const replica = await replicaWith([
    message(1, { id, text: said, reactions: { [MEI]: '🎉' }, fwd: TOM }),
    message(2, { text: said, re: id, editedAt: 2500 }),
  ])
  await replica.addOutboxRow(outboxRow(9, { text: said }))
  const rooms = [
    cachedRoom({ room: room({ name: said, topic: `t${said}` }), isGone: true }),
    cachedRoom({ id: 'elsewhere' as never }),
  ]
  const names = new Map([MEI, TOM].map((user) => [user, said] as const))
  return textOf(writeHtml(replica, content({ rooms, names }), { ...WORDS, title: said }))
}

const tagsIn = (html: string) => html.match(/<[^>]*>/g)

describe('the HTML export', () => {
  it('escapes what could be markup, and nothing gets lost', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
        const back = escaped
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, '&')
        expect(back).toBe(text)
      }),
    )
  })

  it('calls a conversation of two after the other, and notes what they are', async () => {
    const talkWith = (other: typeof TOM) =>
      cachedRoom({ room: room({ kind: 'dm', name: '', people: [MEI, other] }) })
    const rooms = [talkWith(TOM), talkWith(MEI)]
    const html = await textOf(writeHtml(await replicaWith([message(1)]), content({ rooms }), WORDS))
    const headings = [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, words]) => words)
    expect(headings).toEqual(['Tom', 'Notes to self'])
  })

  it('has the same tags whatever is said in it', async () => {
    const harmless = tagsIn(await page('harmless'))
    expect(tagsIn(await page(HOSTILE))).toEqual(harmless)
    const markup = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', 'img onerror=', ' ', '-->'),
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(markup, async (said) => {
        expect(tagsIn(await page(said))).toEqual(harmless)
      }),
      { numRuns: 60 },
    )
  })

  it('lets no id out of its attribute', async () => {
    const html = await page('harmless', '"><script>-000000001' as MessageId)
    expect(html).not.toContain('<script')
    expect(html).toContain('<a href="#r0-___script_-000000001">')
    expect(html).toContain('<article id="r0-___script_-000000001">')
  })

  it('loads nothing and runs nothing', async () => {
    const html = await page('harmless')
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
    expect(html).not.toMatch(/<(script|link|img|iframe)\b|url\(|@import|\bsrc=/)
  })

  it('says what has become of a message', async () => {
    const long = 'x'.repeat(200)
    const replica = await replicaWith([
      message(1, { text: long }),
      message(2, { from: MEI, re: messageId(1), editedAt: 2500 }),
      message(3, { text: 'never shown', deletedAt: 3100, re: messageId(1) }),
      message(4, { text: '', blob: 'blob-1' as BlobId, re: messageId(77), fwd: 'nobody' as never }),
      message(86_400, { reactions: { [MEI]: '🎉', [TOM]: '🎉' }, re: messageId(3) }),
    ])
    const html = await textOf(writeHtml(replica, content(), WORDS))
    expect(html).toContain(`answer to Tom</a> ${'x'.repeat(120)}…<`)
    expect(html).toContain('<article id="r0--M000000000000000002" class="own">')
    expect(html).toContain('>edited<')
    expect(html).not.toContain('never shown')
    expect(html).toContain('answer to something')
    expect(html).toContain('forwarded from Somebody')
    expect(html).toContain('picture')
    expect(html).toContain('answer to Tom</a> deleted<')
    expect(html).toContain('🎉 <span dir="auto">Mei, Tom</span>')
    expect(html.match(/<h3>/g)).toHaveLength(2)
    expect(html).not.toContain('<nav')
  })

  it('marks a gap, and says when there is nothing', async () => {
    const replica = await replicaWith([message(1)])
    const unseen = cachedRoom({ id: 'unseen' as never, state: undefined })
    const empty = cachedRoom({ id: 'empty' as never })
    const html = await textOf(writeHtml(replica, content({ rooms: [unseen, empty] }), WORDS))
    expect(html.match(/<p class="gap">missing<\/p>/g)).toHaveLength(1)
    expect(html.match(/no messages/g)).toHaveLength(1)
    expect(html).toContain('<nav aria-label="Rooms">')
  })
})

describe('the name of the file', () => {
  const at = new Date(2026, 0, 31).getTime()

  it.each([
    ['Reading room', 'hearth-reading-room-2026-01-31.html'],
    ['../..\\con:?*', 'hearth-con-2026-01-31.html'],
    ['读书会', 'hearth-读书会-2026-01-31.html'],
    ['🎉', 'hearth-2026-01-31.html'],
  ])('%s', (title, name) => {
    expect(exportFileName(title, at, 'html')).toBe(name)
  })
})
