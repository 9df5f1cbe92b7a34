import type { TabChannel, TabLocks } from '@/domain/device/tabs'

interface Claim {
  readonly tab: symbol
  readonly work: () => Promise<void>
  readonly resolve: () => void
  readonly reject: (cause: Error) => void
  isOver: boolean
}

export interface MemoryTab {
  readonly channel: TabChannel
  readonly locks: TabLocks
  /** The browser gives up on it: it says and hears nothing more, and its locks go to the next. */
  readonly crash: () => void
  /** It does nothing, and keeps what it holds; what is said meanwhile it hears on waking. */
  readonly suspend: () => void
  readonly wake: () => void
}

/** The tabs of one browser, in memory. */
export function createMemoryTabs() {
  const lines = new Map<string, Claim[]>()
  const ears = new Map<symbol, (message: unknown) => void>()
  const gone = new Set<symbol>()

  function begin(name: string, claim: Claim) {
    const leave = () => end(name, claim)
    claim.work().then(
      () => leave() && claim.resolve(),
      (cause: unknown) => leave() && claim.reject(cause as Error),
    )
  }

  /** `false` when it was over already. The next in line follows. */
  function end(name: string, claim: Claim): boolean {
    if (claim.isOver) return false
    claim.isOver = true
    const line = lines.get(name) ?? []
    const wasHolder = line[0] === claim
    line.splice(line.indexOf(claim), 1)
    const [next] = line
    if (wasHolder && next) begin(name, next)
    return true
  }

  function enter(name: string, tab: symbol, work: () => Promise<void>, isStolen: boolean) {
    const line = lines.get(name) ?? []
    lines.set(name, line)
    let claim: Claim | undefined
    const done = new Promise<void>((resolve, reject) => {
      claim = { tab, work, resolve, reject, isOver: false }
      const [holder] = line
      if (isStolen && holder) {
        holder.isOver = true
        line.shift()
        holder.reject(new DOMException('the lock was stolen', 'AbortError'))
      }
      if (isStolen) line.unshift(claim)
      else line.push(claim)
    })
    if (claim && line[0] === claim)
      queueMicrotask(() => claim && !claim.isOver && begin(name, claim))
    return { done, claim }
  }

  function openTab(name = 'tabs'): MemoryTab {
    const tab = Symbol('tab')
    const listeners = new Set<(message: unknown) => void>()
    let missed: unknown[] | undefined
    const hear = (message: unknown) => {
      if (missed) missed.push(message)
      else for (const listener of [...listeners]) listener(message)
    }
    ears.set(tab, hear)

    return {
      channel: {
        name,
        post(message) {
          const copy: unknown = structuredClone(message)
          if (missed || gone.has(tab)) return
          for (const [other, tell] of ears) if (other !== tab) queueMicrotask(() => tell(copy))
        },
        listen(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      locks: {
        hold(lock, signal, work) {
          if (signal.aborted) return Promise.reject(signal.reason as Error)
          const { done, claim } = enter(lock, tab, work, false)
          signal.addEventListener('abort', () => {
            // What is held already stays held.
            if (!claim || claim.isOver || lines.get(lock)?.[0] === claim) return
            end(lock, claim)
            claim.reject(signal.reason as Error)
          })
          return done
        },
        steal: (lock, work) => enter(lock, tab, work, true).done,
      },
      crash() {
        gone.add(tab)
        ears.delete(tab)
        for (const [lock, line] of lines) {
          for (const claim of line.filter((each) => each.tab === tab)) end(lock, claim)
        }
      },
      suspend() {
        missed = []
      },
      wake() {
        const heard = missed ?? []
        missed = undefined
        heard.forEach(hear)
      },
    }
  }

  return { openTab }
}
