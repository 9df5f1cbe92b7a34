import type { ExportFormat } from '@/domain/export/exporter'

const MAX_NAME = 60

/** `hearth-reading-room-2026-01-31.html`: a name that every file system takes. */
export function exportFileName(title: string, at: number, format: ExportFormat): string {
  const words = title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-')
  const slug = Array.from(words)
    .slice(0, MAX_NAME)
    .join('')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  const date = new Date(at)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  const day = String(date.getDate()).padStart(2, '0')
  const parts = ['hearth', slug, `${date.getFullYear()}-${month}-${day}`]
  return `${parts.filter((part) => part !== '').join('-')}.${format}`
}
