import type { Plugin } from 'vite'

const SDK = '@firebase/database/dist/index.esm'
/** How long polling puts off each of its scripts: nothing in them needs the time, and in a chain of timers it is 4 ms. */
const PUT_OFF =
  /setTimeout\((\(\) => \{\s+try \{\s+\/\/ if we're already closed.*?\n\s+\}), Math\.floor\(1\)\)/s

/**
 * Has the database SDK ask at once where it polls, rather than after a timer of its own: a message that is sent by long
 * polling is on its way a millisecond or more earlier. See docs/decisions/0022-prompt-polls.md.
 */
export function promptPolls(): Plugin {
  return {
    name: 'hearth:prompt-polls',
    apply: 'build',
    transform(code, id) {
      if (!id.includes(SDK)) return null
      if (!PUT_OFF.test(code)) throw new Error('the SDK polls in another way than it did')
      return { code: code.replace(PUT_OFF, 'queueMicrotask($1)'), map: null }
    },
  }
}
