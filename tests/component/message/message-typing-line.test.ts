import { expect, it } from 'vitest'
import MessageTypingLine from '@/ui/components/message/MessageTypingLine.vue'
import { mountComponent } from '../support/mount-component'

it.each([
  [[], ''],
  [['Mei'], 'Mei is typing…'],
  [['Mei', 'Tom'], 'Mei and Tom are typing…'],
  [['Mei', 'Tom', 'Ana'], 'Several people are typing…'],
])('MessageTypingLine says of %j: %s', (names, words) => {
  expect(mountComponent(MessageTypingLine, { names }).text()).toBe(words)
})
