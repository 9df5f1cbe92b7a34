import { computed, onScopeDispose, shallowRef } from 'vue'
import type { LabProblem } from '@/domain/lab/frame-message'
import { summarize, type LabRound } from '@/domain/lab/lab-result'
import { TECHNIQUES, type Technique } from '@/domain/lab/technique'
import { measureRound } from '@/ui/views/lab/measure-round'
import { LabFailure } from '@/ui/views/lab/open-frame'

/** Runs the lab: rounds of all techniques, each time in another order, one at a time. */
export function useLab() {
  const rounds = shallowRef<ReadonlyMap<Technique, readonly LabRound[]>>(new Map())
  const problems = shallowRef<ReadonlyMap<Technique, LabProblem>>(new Map())
  const running = shallowRef<{ readonly technique: Technique; readonly part: number }>()
  let controller: AbortController | undefined

  async function measure(technique: Technique, signal: AbortSignal) {
    try {
      const round = await measureRound(technique, signal)
      rounds.value = new Map(rounds.value).set(technique, [
        ...(rounds.value.get(technique) ?? []),
        round,
      ])
    } catch (cause) {
      if (signal.aborted) return
      const problem = cause instanceof LabFailure ? cause.problem : 'unavailable'
      problems.value = new Map(problems.value).set(technique, problem)
    }
  }

  /** Never rejects. What fails is told of the technique, which is then left out. */
  async function run(count: number) {
    controller?.abort(new Error('begun anew'))
    const own = new AbortController()
    controller = own
    rounds.value = new Map()
    problems.value = new Map()
    const all = count * TECHNIQUES.length
    let done = 0
    for (let round = 0; round < count; round++) {
      for (let at = 0; at < TECHNIQUES.length && !own.signal.aborted; at++) {
        const technique = TECHNIQUES[(at + round) % TECHNIQUES.length] ?? TECHNIQUES[0]
        running.value = { technique, part: done++ / all }
        if (!problems.value.has(technique)) await measure(technique, own.signal)
      }
    }
    if (controller === own) running.value = undefined
  }

  function stop() {
    controller?.abort(new Error('stopped'))
    running.value = undefined
  }

  onScopeDispose(stop)

  const results = computed(() =>
    TECHNIQUES.map((technique) =>
      summarize(technique, rounds.value.get(technique) ?? [], problems.value.get(technique)),
    ),
  )
  return { results, running, run, stop }
}
