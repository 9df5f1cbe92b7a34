import type { Component, InjectionKey } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { UserId } from '@/shared/ids'

/** What a message may carry beyond its words. It loads with the first message that has it; each takes the `entry`. */
export interface MessageExtras {
  /** Above the words: what it answers, or who said it first. */
  readonly quote: Component
  /** In the place that is kept for it: its picture. */
  readonly picture: Component
  /** Below them: reactions, and what was refused. */
  readonly below: Component
  /** In the place of it all, where it `hides`. */
  readonly folded: Component
  /** Over all of it, while messages are being selected. */
  readonly mark: Component | undefined
  /** For those it mentions. */
  nameOf(user: UserId): string
  isMe(user: UserId): boolean
  /** Whether it is by somebody whom the person does not want to hear, and not asked for. */
  hides(entry: TimelineEntry): boolean | undefined
  /** What can be done to it, offered beside the element. */
  openMenu(entry: TimelineEntry, beside: HTMLElement): void
}

/** What is drawn while messages are selected: over each, and below all of them. */
export interface SelectingParts {
  readonly mark: Component
  readonly bar: Component
}

export const messageExtrasKey: InjectionKey<MessageExtras> = Symbol('message extras')
