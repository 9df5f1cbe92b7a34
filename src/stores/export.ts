import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type {
  ExportedFile,
  ExportFormat,
  ExportHooks,
  ExportScope,
  ExportSurvey,
  ExportWords,
  Exporter,
} from '@/domain/export/exporter'
import { useServices } from '@/stores/services'

/** What is being done, or how the last thing that was done has ended. */
export type ExportPhase =
  | 'idle'
  | 'fetching'
  | 'fetched'
  | 'fetch-stopped'
  | 'offline'
  | 'writing'
  | 'saved'
  | 'stopped'
  | 'failed'

/** Exports, one at a time. */
export const useExportStore = defineStore('export', () => {
  const services = useServices()

  const phase = shallowRef<ExportPhase>('idle')
  const scope = shallowRef<ExportScope>()
  const survey = shallowRef<ExportSurvey>()
  const done = shallowRef(0)
  const file = shallowRef<ExportedFile>()
  const isUnavailable = shallowRef(false)
  let exporter: Exporter | undefined
  let running: AbortController | undefined

  const isBusy = () => phase.value === 'fetching' || phase.value === 'writing'

  /** Someone looks at what could be exported. What runs already goes on. */
  async function open(next: ExportScope) {
    if (isBusy()) return
    scope.value = next
    phase.value = 'idle'
    file.value = undefined
    survey.value = undefined
    isUnavailable.value = false
    try {
      exporter ??= await services.openExport()
      await look()
    } catch {
      isUnavailable.value = true
    }
  }

  async function look() {
    const looked = scope.value
    const found = await exporter?.survey(looked)
    if (scope.value === looked) survey.value = found
  }

  async function run(
    kind: 'fetching' | 'writing',
    work: (hooks: ExportHooks) => Promise<ExportPhase>,
  ) {
    if (isBusy()) return
    const controller = new AbortController()
    running = controller
    phase.value = kind
    done.value = 0
    file.value = undefined
    const hooks = {
      onProgress: (messages: number) => void (done.value = messages),
      signal: controller.signal,
    }
    const end = await work(hooks).catch(() => 'failed' as const)
    await look().catch(() => undefined)
    phase.value = end
  }

  function fetchRest() {
    return run('fetching', async (hooks) => {
      const outcome = await exporter?.fetchRest(scope.value, hooks)
      if (outcome === 'done') return 'fetched'
      return outcome === 'stopped' ? 'fetch-stopped' : 'offline'
    })
  }

  function write(format: ExportFormat, words: ExportWords) {
    return run('writing', async (hooks) => {
      file.value = await exporter?.write({ scope: scope.value, format, words }, hooks)
      return file.value ? 'saved' : 'stopped'
    })
  }

  return {
    phase,
    scope,
    survey,
    done,
    file,
    isUnavailable,
    open,
    fetchRest,
    write,
    stop: () => running?.abort(),
  }
})
