import { describe, expect, it } from 'vitest'
import type { RoomId } from '@/shared/ids'
import { embedLines } from '@/ui/views/embed/embed-lines'

const room = '-N0000000000000000r1' as RoomId

describe('the lines that show a room elsewhere', () => {
  it('lead to this project', () => {
    const lines = embedLines(room, 'Market', 'https://chat.example', 'https://db.example')
    expect(lines.frame).toContain(`src="https://chat.example/embed/${room}"`)
    expect(lines.element).toContain('src="https://chat.example/embed.js"')
    expect(lines.element).toContain(`database="https://db.example" room="${room}"`)
    expect(lines.command).toContain(
      `https://db.example/messages/${room}.json?orderBy=%22at%22&limitToLast=10`,
    )
  })

  it('keep a namespace, and hold no mark-up of a name', () => {
    const name = '"><script>alert(1)</script>'
    const lines = embedLines(room, name, 'https://chat.example', 'http://127.0.0.1:9000?ns=demo')
    expect(lines.command).toContain('?ns=demo&')
    const page = document.createElement('div')
    page.innerHTML = lines.frame
    expect(page.children).toHaveLength(1)
    expect(page.querySelector('iframe')?.title).toBe(name)
  })
})
