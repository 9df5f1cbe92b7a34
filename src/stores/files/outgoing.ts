import { cleanFileName } from '@/domain/file/file-name'
import { createFileRate } from '@/domain/file/file-rate'
import type { FileChannel, FileSource } from '@/domain/file/file-ports'
import { parseFileSignal } from '@/domain/file/file-signal'
import { sendFile, type FileEnd, type FileRun } from '@/stores/files/send-file'
import { ANSWER_MS, MAX_AGAIN_MS, OFFER_AGAIN_MS, type Transfer } from '@/domain/file/transfer'
import type { EndpointId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import {
  createTransferRecord,
  sayTo,
  type TransferContext,
  type TransferControl,
} from '@/stores/files/transfer-context'
import { noteRun, noteStanding } from '@/stores/files/note-run'
import { openWay, type Way } from '@/stores/files/way'

export interface Outgoing extends TransferControl {
  /** Offers it once more. */
  retry(): void
  /** After the page was loaded anew. Whether it is the same. */
  choose(file: File): boolean
}

type Begun = Pick<Transfer, 'id' | 'room' | 'peer' | 'name' | 'size' | 'modified' | 'position'>

/** Sends a file: offers it until it is answered, and again whenever the way to the other is lost. */
export function createOutgoing(
  context: TransferContext,
  begun: Begun,
  chosen: File | undefined,
): Outgoing {
  const { parts, clock } = context
  const identity = { ...begun, direction: 'out' } as const
  const record = createTransferRecord(context, identity, {
    state: chosen ? 'offered' : 'needs-file',
    position: begun.position,
  })
  const say = sayTo(context, identity)
  const rate = createFileRate(() => clock.now())
  let source: FileSource | undefined = chosen && parts.openSource(chosen)
  let file = chosen
  let attempt = 0
  let way: Way | undefined
  let run: FileRun | undefined
  let isAccepted = !chosen
  let again = OFFER_AGAIN_MS
  let stopOffering: Unsubscribe = () => undefined
  let stopWaiting: Unsubscribe = () => undefined

  function leaveWay() {
    run?.stop()
    way?.close()
    way = run = undefined
  }

  /** A new attempt, said until it is answered. */
  function offer() {
    leaveWay()
    attempt = Math.max(attempt + 1, Math.floor(context.serverNow()))
    again = OFFER_AGAIN_MS
    sayOffer()
  }

  function sayOffer() {
    const { name, size, modified } = record.now
    say({ kind: 'offer', attempt, name, size, modified })
    stopOffering()
    stopOffering = clock.after(again, sayOffer)
    if (isAccepted) again = Math.min(MAX_AGAIN_MS, again * 2)
  }

  function begin() {
    record.set({ state: isAccepted ? 'interrupted' : 'offered', problem: undefined })
    offer()
    stopWaiting()
    if (isAccepted) return
    stopWaiting = clock.after(ANSWER_MS, () => {
      say({ kind: 'withdrawn' })
      end('unanswered')
    })
  }

  function takeAccept(endpoint: EndpointId) {
    stopOffering()
    stopWaiting()
    isAccepted = true
    say({ kind: 'taken', by: endpoint })
    record.set({ state: 'connecting' })
    record.keep()
    way = openWay(context, {
      transfer: record.now,
      attempt,
      endpoint,
      onChannel: takeChannel,
      onStanding: takeStanding,
      onGone: goOn,
    })
  }

  function takeChannel(channel: FileChannel) {
    if (!source) return
    run?.stop()
    const mine = sendFile({
      source,
      channel,
      isPaused: record.now.isPausedHere,
      ...noteRun({ record, rate }, () => run === mine),
      onEnd: (how) => {
        if (run === mine) takeEnd(how)
      },
    })
    run = mine
    record.set({ isPausedThere: false })
  }

  function takeStanding(stands: boolean) {
    if (run && !record.isEnded) noteStanding({ record, rate }, stands)
  }

  function takeEnd(how: FileEnd) {
    rate.clear()
    // The link may still be mended, and opens another line then.
    if (how === 'lost') {
      run = undefined
      record.set({ state: 'interrupted', rate: undefined })
    } else if (how === 'done' || how === 'cancelled') end(how)
    else end('failed', how)
  }

  /** The way is lost, and this page is still here. */
  function goOn() {
    if (record.isEnded) return
    record.set({ state: 'interrupted', rate: undefined })
    offer()
  }

  function end(state: Transfer['state'], problem?: Transfer['problem']) {
    stopOffering()
    stopWaiting()
    way?.closeSoon()
    way = run = undefined
    if (state === 'done') record.set({ position: record.now.size })
    record.set({ state, problem, rate: undefined, isPausedHere: false, isPausedThere: false })
    record.drop()
  }

  if (chosen) begin()
  else record.set({})

  return {
    hear(signal) {
      way?.hear(signal)
      const said = parseFileSignal(signal.body)
      if (!said || signal.link !== record.now.id || record.isEnded) return
      if (said.kind === 'arrived') end('done')
      else if (said.kind === 'decline') {
        say({ kind: 'withdrawn' })
        end(isAccepted ? 'cancelled' : 'declined')
      } else if (!source) return
      else if (said.kind === 'accept' && said.attempt === attempt && !way) {
        takeAccept(signal.endpoint)
      } else if (said.kind === 'ask' && isAccepted) goOn()
    },
    setPaused(isPausedHere) {
      rate.clear()
      record.set({ isPausedHere, rate: undefined })
      run?.setPaused(isPausedHere)
    },
    cancel() {
      if (record.isEnded) return
      run?.cancel()
      say({ kind: 'withdrawn' })
      end('cancelled')
      record.forget()
      source?.close()
    },
    dismiss() {
      record.drop()
      record.forget()
      source?.close()
    },
    retry() {
      if (!record.isEnded || !file) return
      isAccepted = false
      source?.close()
      source = parts.openSource(file)
      begin()
    },
    choose(again) {
      const { size, modified, name } = record.now
      const isSame =
        again.size === size && again.lastModified === modified && cleanFileName(again.name) === name
      if (!isSame) return false
      file = again
      source = parts.openSource(again)
      begin()
      return true
    },
  }
}
