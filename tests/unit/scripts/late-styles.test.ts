import type { Rolldown } from 'vite'
import { describe, expect, it } from 'vitest'
import { lateStyles } from '../../../scripts/late-styles.ts'

const code = (file: string) =>
  `const _sfc = {}\nimport "/src/ui/${file}?vue&type=style&index=0&scoped=a1&lang.css"\nexport default _sfc`

function transform(file: string): string | undefined {
  const { transform } = lateStyles()
  if (typeof transform !== 'function') throw new Error('the plugin transforms')
  const context = {} as Rolldown.TransformPluginContext
  const result = transform.call(context, code(file), `/src/ui/${file}`, {} as never)
  return typeof result === 'object' && result && 'code' in result ? String(result.code) : undefined
}

describe('the styles of a late part', () => {
  it('come with its script, and are adopted by it', () => {
    const result = transform('views/settings/AppSection.vue')

    expect(result).toContain(
      'import lateStyle0 from "/src/ui/views/settings/AppSection.vue?vue&type=style&inline&index=0&scoped=a1&lang.css"',
    )
    expect(result).toContain('adoptStyle(lateStyle0)')
    expect(result).not.toMatch(/^import "/m)
  })

  it('stay in the one stylesheet for all that Hearth opens with', () => {
    expect(transform('views/RoomView.vue')).toBeUndefined()
    expect(transform('components/message/MessageBubble.vue')).toBeUndefined()
  })
})
