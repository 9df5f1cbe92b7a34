/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />
/// <reference types="unplugin-icons/types/vue" />

/** See scripts/emoji-data.ts. */
declare module 'virtual:emoji/*' {
  const lines: string
  export default lines
}
