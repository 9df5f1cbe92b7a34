import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (name: string, size: number, purpose: 'any' | 'maskable' = 'any') => ({
  src: `/icons/${name}.png`,
  sizes: `${String(size)}x${String(size)}`,
  type: 'image/png',
  purpose,
})

/** What the phone's home screen and the desktop's launcher show. */
export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Hearth',
  short_name: 'Hearth',
  description: 'A chat that you own. 属于你自己的聊天。',
  lang: 'en',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  theme_color: '#ffffff',
  background_color: '#f4f3f1',
  categories: ['social', 'communication'],
  icons: [icon('icon-192', 192), icon('icon-512', 512), icon('maskable-512', 512, 'maskable')],
  shortcuts: [
    { name: 'New room · 新建房间', url: '/new', icons: [icon('icon-192', 192)] },
    { name: 'Find rooms · 发现房间', url: '/explore', icons: [icon('icon-192', 192)] },
  ],
  screenshots: [
    {
      src: '/screenshots/desk.png',
      sizes: '1280x800',
      type: 'image/png',
      form_factor: 'wide',
      label: 'A conversation on a desk · 桌面上的对话',
    },
    {
      src: '/screenshots/phone.png',
      sizes: '780x1688',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'A conversation on a phone · 手机上的对话',
    },
  ],
}
