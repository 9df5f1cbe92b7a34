import { createFileRate } from '@/domain/file/file-rate'
import type { FileChannel, FileSink } from '@/domain/file/file-ports'
import { parseFileSignal } from '@/domain/file/file-signal'
import { receiveFile } from '@/stores/files/receive-file'
import type { FileEnd, FileRun } from '@/stores/files/send-file'
import { MAX_AGAIN_MS, OFFER_AGAIN_MS, OFFER_LIFE_MS, type Transfer } from '@/domain/file/transfer'
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

export interface Incoming extends TransferControl {
  accept(): void
  decline(): void
}

type Begun = Pick<Transfer, 'id' | 'room' | 'peer' | 'name' | 'size' | 'modified' | 'position'> & {
  readonly state: 'offered' | 'interrupted' | 'done'
}

/** Receives a file, once it is accepted, over as many ways as it takes. */
export function createIncoming(context: TransferContext, begun: Begun): Incoming {
  const { parts, clock } = context
  const { state, ...facts } = begun
  const identity = { ...facts, direction: 'in' } as const
  const record = createTransferRecord(context, identity, { state, position: begun.position })
  const say = sayTo(context, identity)
  const rate = createFileRate(() => clock.now())
  let offered: { readonly endpoint: EndpointId; readonly attempt: number } | undefined
  let sink: FileSink | undefined
  let way: Way | undefined
  let run: FileRun | undefined
  let again = OFFER_AGAIN_MS
  let stopExpiry: Unsubscribe = () => undefined
  let stopAsking: Unsubscribe = () => undefined

  function noteOffer() {
    stopExpiry()
    stopExpiry = clock.after(OFFER_LIFE_MS, () => {
      if (record.now.state === 'offered') record.forget()
    })
  }

  /** Until there is a way: a page of the other may only come later. */
  function ask() {
    stopAsking()
    if (way || record.now.state !== 'interrupted') return
    say({ kind: 'ask' })
    stopAsking = clock.after(again, ask)
    again = Math.min(MAX_AGAIN_MS, again * 2)
  }

  function answer() {
    if (!offered) return
    stopAsking()
    run?.stop()
    run = undefined
    way?.close()
    const { endpoint, attempt } = offered
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
    say({ kind: 'accept', attempt }, endpoint)
  }

  function takeChannel(channel: FileChannel) {
    run?.stop()
    sink ??= parts.received.openSink(record.now.id)
    const mine = receiveFile({
      sink,
      channel,
      size: record.now.size,
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
    if (how === 'lost') {
      run = undefined
      record.set({ state: 'interrupted', rate: undefined })
    } else if (how === 'done') {
      end('done')
      record.keep()
    } else if (how === 'cancelled') end('cancelled', undefined, true)
    // Where the disk was full, it can go on from there another time.
    else end('failed', how, how === 'mismatch' || how === 'broken')
  }

  function goOn() {
    run?.stop()
    way = run = undefined
    if (record.isEnded) return
    record.set({ state: 'interrupted', rate: undefined })
    again = OFFER_AGAIN_MS
    ask()
  }

  function end(state: Transfer['state'], problem?: Transfer['problem'], drops = false) {
    stopAsking()
    stopExpiry()
    way?.closeSoon()
    way = run = undefined
    sink?.close()
    sink = undefined
    record.set({ state, problem, rate: undefined, isPausedHere: false, isPausedThere: false })
    if (drops) dropAll()
  }

  function dropAll() {
    record.drop()
    void parts.received.remove(record.now.id).catch(() => undefined)
  }

  /** Another page of this person was faster. */
  function leaveToOther() {
    if (record.isEnded || run) return
    stopAsking()
    stopExpiry()
    way?.close()
    way = undefined
    if (record.now.state !== 'offered') record.drop()
    record.forget()
  }

  function takeOffer(endpoint: EndpointId, attempt: number) {
    const isNew = attempt > (offered?.attempt ?? 0)
    const { state } = record.now
    if (state === 'done') {
      say({ kind: 'arrived' }, endpoint)
      return
    }
    if (!isNew && (way || record.isEnded)) {
      // That it was accepted did not get there.
      if (way && !run) say({ kind: 'accept', attempt }, endpoint)
      return
    }
    offered = { endpoint, attempt }
    if (state === 'offered' || record.isEnded) {
      if (state !== 'offered') record.set({ state: 'offered', problem: undefined })
      noteOffer()
    } else answer()
  }

  record.set({})
  if (state === 'offered') noteOffer()
  else ask()

  return {
    hear(signal) {
      way?.hear(signal)
      const said = parseFileSignal(signal.body)
      if (!said || signal.link !== record.now.id) return
      if (said.kind === 'offer') takeOffer(signal.endpoint, said.attempt)
      else if (said.kind === 'taken' && said.by !== context.me.endpoint) leaveToOther()
      else if (said.kind === 'withdrawn' && !record.isEnded) {
        end('cancelled', undefined, true)
      }
    },
    accept: answer,
    decline() {
      say({ kind: 'decline' })
      end('declined', undefined, true)
      record.forget()
    },
    setPaused(isPausedHere) {
      rate.clear()
      record.set({ isPausedHere, rate: undefined })
      run?.setPaused(isPausedHere)
    },
    cancel() {
      if (record.isEnded) return
      if (run) run.cancel()
      else say({ kind: 'decline' })
      end('cancelled', undefined, true)
      record.forget()
    },
    dismiss() {
      dropAll()
      record.forget()
    },
  }
}
