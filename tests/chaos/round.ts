import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Message } from '@/domain/message/message'
import { createRandom } from '../../scripts/seed/random'
import type { Device } from './device'
import { FAULTS, type World } from './faults'
import { judge, type Sight, type Verdict, type Written } from './verdict'

const STEPS = 14
/** Out of ten steps this many write; the others break something. */
const WRITES_OF_TEN = 6
/** After everything is well again, the last message has this long to be everywhere. */
const HEAL_TIMEOUT_MS = 90_000
const POLL_MS = 150

export interface RoundResult {
  readonly seed: number
  readonly verdict: Verdict
  readonly accepted: number
  /** What was done, in order. */
  readonly log: readonly string[]
}

/** One room, some messages, and everything that can go wrong, all drawn from one seed. */
export async function playRound(world: World, seed: number): Promise<RoundResult> {
  const random = createRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  const room = roomOf(seed)
  const written: Written[] = []
  const log: string[] = []

  await seedRoom(world, room)
  for (const device of world.devices) await onlyTab(device, room)
  for (let step = 0; step < STEPS; step++) {
    const device = pick(world.devices)
    const tab = device.tabs.length > 0 ? pick(device.tabs) : await device.openTab(room)
    if (random(10) < WRITES_OF_TEN) {
      const text = `${seed}-${step} ${device.name}`
      const isAccepted = await device.write(tab, text)
      written.push({ author: device.name, text, isAccepted })
      log.push(`${device.name} writes ${step}${isAccepted ? '' : ' (not seen accepted)'}`)
    } else {
      const name = pick(Object.keys(FAULTS))
      log.push(`${device.name}: ${name}`)
      // A tab may be in no state to be reloaded: that is part of it.
      await Promise.resolve(FAULTS[name]?.(world, { device, tab, room, random })).catch(
        (cause: unknown) => log.push(`  ${String(cause).split('\n')[0]}`),
      )
    }
  }

  world.wire.calm()
  await world.database.start()
  const sights = await heal(world, room, written)
  const verdict = judge(written, sights)
  // Or each round would open its pages among the rooms of all before it.
  await leaveRoom(world, room)
  return { seed, verdict, accepted: written.filter(({ isAccepted }) => isAccepted).length, log }
}

/** Waits until nothing waits any more and everyone sees the same; or says what is seen by then. */
async function heal(world: World, room: string, written: readonly Written[]): Promise<Sight[]> {
  const pages = new Map<Device, Page>()
  for (const device of world.devices) pages.set(device, await onlyTab(device, room))
  const deadline = Date.now() + HEAL_TIMEOUT_MS
  for (;;) {
    const texts = await storedTexts(world, room)
    const sights: Sight[] = [{ place: 'the server', texts, waiting: 0 }]
    for (const [device, page] of pages) {
      sights.push({ place: device.name, ...(await device.look(page)) })
    }
    const { lost, stuck } = judge(written, sights)
    const seeTheSame = sights.every((sight) => sight.texts.length === texts.length)
    if (seeTheSame && lost.length === 0 && stuck.length === 0) return sights
    if (Date.now() > deadline) return sights
    await wait(POLL_MS)
  }
}

/** A fresh page in the room, and no other tab on this device. */
async function onlyTab(device: Device, room: string): Promise<Page> {
  for (const tab of [...device.tabs]) await device.closeTab(tab)
  return device.openTab(room)
}

async function storedTexts(world: World, room: string): Promise<string[]> {
  const stored = (await world.database.get(`messages/${room}`)) as Record<string, Message> | null
  return Object.entries(stored ?? {})
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    .map(([, { text }]) => text)
}

async function leaveRoom({ database, devices }: World, room: string): Promise<void> {
  const entries = devices.map(({ person }) => [`userRooms/${person}/${room}`, null] as const)
  await database.update(Object.fromEntries(entries))
}

/** Twenty characters, as rooms have, from the seed alone. */
function roomOf(seed: number): string {
  return `chaos${String(seed).padStart(15, '0')}`
}

async function seedRoom({ database, devices }: World, room: string): Promise<void> {
  const at = Date.now() - 1000
  const people = [...new Set(devices.map(({ person }) => person))]
  const [owner] = people
  const about = { name: `Round ${room}`, topic: '' }
  const changes: Record<string, unknown> = {
    [`rooms/${room}`]: { ...about, kind: 'public', createdBy: owner, createdAt: at, owner },
    [`publicRooms/${room}`]: about,
    [`roomState/${room}`]: { count: 0 },
  }
  for (const person of people) {
    const role = person === owner ? 'owner' : 'member'
    const mine = { kind: 'public', joinedAt: at, readAt: 0, readCount: 0 }
    changes[`members/${room}/${person}`] = { role, joinedAt: at }
    changes[`userRooms/${person}/${room}`] = mine
  }
  await database.update(changes)
}
