import { browserClock } from '@/adapters/browser/browser-clock'
import { chooseFile } from '@/adapters/browser/save-file'
import { openExport } from '@/app/open-export'
import type { Exporter } from '@/domain/export/exporter'
import type { Person } from '@/stores/services'

/** With the browser's own files; a chunk of its own. */
export function openBrowserExport(person: Person | undefined): Exporter {
  if (!person) throw new Error('nobody is here to export for')
  return openExport(person, browserClock, chooseFile)
}
