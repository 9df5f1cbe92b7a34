import type { enLook } from '@/ui/locales/en-look'

export const zhLook: typeof enLook = {
  look: {
    textSize: '文字大小',
    textSizes: { small: '小', normal: '标准', large: '大', largest: '特大' },
    contrast: '对比度',
    contrasts: { system: '跟随设备', more: '更高' },
    density: '间距',
    densities: { cozy: '宽松', compact: '紧凑' },
    motion: '动态效果',
    motions: { system: '跟随设备', reduced: '减弱' },
    enterKey: 'Enter 键',
    enterKeys: { sends: '发送', breaks: '换行' },
    enterHint: 'Ctrl+Enter（⌘ Enter）总是发送，Shift+Enter 总是换行。触摸屏上 Enter 为换行。',
  },
}
