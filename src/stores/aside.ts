import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Frame } from '@/domain/fast-path/frame'
import { prepareText, type TextProblem } from '@/domain/message/message'
import type { EndpointId, MessageId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useFastPathStore } from '@/stores/fast-path'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'

/** Who has not answered by then does not look, or does not want to. */
export const ASK_MS = 45_000
/** They are in memory alone, which is not without end. */
const MAX_LINES = 500

/** Something said aside: in the memory of two pages, and nowhere else. */
export interface AsideLine {
  readonly id: MessageId
  readonly isMine: boolean
  readonly text: string
  readonly at: number
  /** The other page has it. */
  readonly isHeard: boolean
}

/**
 * `asking`: the other has to be reached, or to allow it. `on`: both are in it. `over`: it has ended, by the other or since they
 * are gone; nothing that was said is left.
 */
export type AsideState = 'off' | 'asking' | 'on' | 'over'
export type AsideProblem = TextProblem | 'apart' | 'over'

/** Talking off the record: from page to page, kept nowhere, and gone when either leaves. */
export const useAsideStore = defineStore('aside', () => {
  const { person, clock } = useServices()
  const fastPathStore = useFastPathStore()
  const timelineStore = useTimelineStore()

  const state = shallowRef<AsideState>('off')
  const lines = shallowRef<readonly AsideLine[]>([])
  /** What is being typed, which is no draft. */
  const text = shallowRef('')
  const problem = shallowRef<AsideProblem>()
  /** Why it came to nothing, where it was asked for. */
  const isUnanswered = shallowRef(false)
  const isBegunHere = shallowRef(false)
  const partner = shallowRef<EndpointId>()
  /** It is being offered, with what it means. */
  const isOffered = shallowRef(false)
  const endedSessions = new Set<string>()
  let session: string | undefined
  let cancelAsking: Unsubscribe = () => undefined

  const lane = computed(() => fastPathStore.open.find(({ endpoint }) => endpoint === partner.value))
  /** What is sent now arrives. */
  const isReachable = shallowRef(false)

  /** Tells the other at once where there is a way to them; else it is looked for, and they may have to allow it. */
  function begin() {
    if (state.value === 'on' || state.value === 'asking') return
    forget()
    isBegunHere.value = true
    isUnanswered.value = false
    state.value = 'asking'
    cancelAsking = clock.after(ASK_MS, () => {
      end()
      isUnanswered.value = true
    })
    fastPathStore.allow({ asks: true })
    meet()
  }

  /** What the other has asked for is allowed, by a click. */
  function join() {
    isUnanswered.value = false
    fastPathStore.allow()
  }

  function meet() {
    const newest = fastPathStore.open.at(-1)
    if (state.value !== 'asking' || !newest || !person.value) return
    const minted = person.value.mintId()
    if (!fastPathStore.send({ kind: 'aside', session: minted, is: 'on' }, newest.endpoint)) return
    enter(newest.endpoint, minted)
  }

  function enter(endpoint: EndpointId, named: string) {
    cancelAsking()
    partner.value = endpoint
    session = named
    state.value = 'on'
    noteLanes()
  }

  function noteLanes() {
    isReachable.value = lane.value?.isReachable ?? false
    if (isReachable.value && problem.value === 'apart') problem.value = undefined
    if (state.value === 'asking') meet()
    // Made anew after a change of network, it is not open for a moment.
    if (state.value === 'on' && !fastPathStore.hasLane(partner.value)) finish('over')
  }

  function hear(endpoint: EndpointId, frame: Frame) {
    if (frame.kind === 'aside') hearAside(endpoint, frame)
    else if (state.value !== 'on' || endpoint !== partner.value) return
    else if (frame.kind === 'got') {
      lines.value = lines.value.map((line) =>
        line.id === frame.id ? { ...line, isHeard: true } : line,
      )
    } else if (frame.kind === 'words' && frame.session === session) {
      add({ id: frame.id, isMine: false, text: frame.text, isHeard: true })
      fastPathStore.send({ kind: 'got', id: frame.id }, endpoint)
    }
  }

  function hearAside(endpoint: EndpointId, said: Extract<Frame, { kind: 'aside' }>) {
    const isOurs = endpoint === partner.value && said.session === session
    if (said.is === 'off') {
      if (isOurs && state.value === 'on') finish('over')
      return
    }
    if (isOurs) return
    if (endedSessions.has(said.session)) {
      fastPathStore.send({ kind: 'aside', session: said.session, is: 'off' }, endpoint)
      return
    }
    if (state.value !== 'on') {
      forget()
      isBegunHere.value = false
      fastPathStore.allow()
      enter(endpoint, said.session)
    } else if (endpoint === partner.value && session !== undefined && said.session < session) {
      // Both have begun at once: the one that was minted first is the one.
      session = said.session
    }
  }

  function add(line: Omit<AsideLine, 'at'>) {
    if (lines.value.some(({ id }) => id === line.id)) return
    lines.value = [...lines.value, { ...line, at: clock.now() }].slice(-MAX_LINES)
  }

  /** Whether it has gone out. What has not stays in the box, and goes no other way. */
  function send(): boolean {
    const prepared = prepareText(text.value)
    if (!prepared.ok) {
      problem.value = prepared.problem
      return false
    }
    if (state.value !== 'on' || !session || !partner.value || !person.value) {
      problem.value = 'over'
      return false
    }
    const id = person.value.mintId() as MessageId
    const words = { kind: 'words', session, id, text: prepared.value } as const
    if (!lane.value?.isReachable || !fastPathStore.send(words, partner.value)) {
      problem.value = 'apart'
      return false
    }
    add({ id, isMine: true, text: prepared.value, isHeard: false })
    text.value = ''
    problem.value = undefined
    return true
  }

  function finish(next: 'off' | 'over') {
    cancelAsking()
    if (session) endedSessions.add(session)
    if (state.value === 'on' && session && partner.value) {
      fastPathStore.send({ kind: 'aside', session, is: 'off' }, partner.value)
    }
    session = partner.value = undefined
    lines.value = []
    isReachable.value = false
    state.value = next
    fastPathStore.leaveItAtThat()
  }

  /** Nothing of it is left here; the other is told. */
  function end() {
    finish('off')
    forget()
  }

  function forget() {
    lines.value = []
    text.value = ''
    problem.value = undefined
  }

  fastPathStore.setAside({ hear, onLanes: noteLanes })
  watch(
    () => timelineStore.room,
    () => {
      end()
      isUnanswered.value = isOffered.value = false
    },
    { flush: 'sync' },
  )

  return {
    state,
    lines,
    text,
    problem,
    isUnanswered,
    isBegunHere,
    isReachable,
    partner,
    isOffered,
    offer: (is: boolean) => void (isOffered.value = is),
    begin,
    join,
    send,
    end,
    /** That it came to nothing was read. */
    dismiss: () => void (isUnanswered.value = false),
    setText(next: string) {
      text.value = next
      if (problem.value !== 'apart') problem.value = undefined
    },
  }
})
