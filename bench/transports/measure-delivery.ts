interface Word {
  readonly kind?: string
  readonly number?: number
  readonly delay?: number
  readonly signal?: string
  readonly value?: { readonly problem?: string }
}

/**
 * Runs in a page: opens the two ends of a technique in frames of it, sends beat after beat, and gives the median of how long they
 * took. It speaks the words of the lab (src/domain/lab/frame-message.ts), which the bare frames know too.
 */
export async function measureDelivery({
  frame,
  technique,
}: {
  frame: string
  technique: string
}): Promise<number> {
  const WARM_UP = 20
  const BEATS = 100
  /** Time for the reader to ask again, where it has to. */
  const PAUSE_MS = 8

  if (technique === 'data-channel' && !crossOriginIsolated)
    throw new Error('the time is told in steps as long as what is measured')

  const delays: number[] = []
  let onArrival: () => void = () => undefined

  function open(onSignal: (signal: string) => void) {
    const element = document.createElement('iframe')
    const answers = new Map<number, (value: { readonly problem?: string }) => void>()
    let asked = 0
    const post = (order: object) => element.contentWindow?.postMessage(order, location.origin)
    const greeted = new Promise<void>((resolve) => {
      window.addEventListener('message', ({ data, source }: MessageEvent<Word>) => {
        if (source !== element.contentWindow) return
        if (data.kind === 'hello') resolve()
        if (data.kind === 'answer') answers.get(data.number ?? 0)?.(data.value ?? {})
        if (data.kind === 'signal') onSignal(data.signal ?? '')
        if (data.kind === 'arrived') {
          delays.push(data.delay ?? NaN)
          onArrival()
        }
      })
    })
    element.hidden = true
    element.src = frame
    document.body.append(element)
    return {
      greeted,
      async ask(ask: object) {
        const number = ++asked
        const answer = new Promise<{ readonly problem?: string }>((resolve) =>
          answers.set(number, resolve),
        )
        post({ kind: 'ask', number, ask })
        const { problem } = await answer
        if (problem) throw new Error(`${technique} in ${frame}: ${problem}`)
      },
      signal: (signal: string) => post({ kind: 'signal', signal }),
      remove: () => element.remove(),
    }
  }

  const receiver = open((signal) => sender.signal(signal))
  const sender = open((signal) => receiver.signal(signal))
  await Promise.all([receiver.greeted, sender.greeted])
  await receiver.ask({ name: 'begin', technique, role: 'receiver' })
  await sender.ask({ name: 'begin', technique, role: 'sender' })
  for (let beat = 0; beat < WARM_UP + BEATS; beat++) {
    const arrival = new Promise<void>((resolve) => (onArrival = resolve))
    await Promise.all([sender.ask({ name: 'send' }), arrival])
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await sender.ask({ name: 'end' })
  await receiver.ask({ name: 'end' })
  sender.remove()
  receiver.remove()
  const sorted = delays.slice(WARM_UP).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
