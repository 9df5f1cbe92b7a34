import { kitchenFeast } from './scenes/kitchen-feast.ts'
import { kitchenGuests } from './scenes/kitchen-guests.ts'
import { kitchenSettlingIn } from './scenes/kitchen-settling-in.ts'
import { readingFarShore } from './scenes/reading-far-shore.ts'
import { readingLetters } from './scenes/reading-letters.ts'
import { readingOpening } from './scenes/reading-opening.ts'
import { trailsFirstMiles } from './scenes/trails-first-miles.ts'
import { trailsHigher } from './scenes/trails-higher.ts'
import { trailsToThePass } from './scenes/trails-to-the-pass.ts'
import { workshopBookBike } from './scenes/workshop-book-bike.ts'
import { workshopFirstFixes } from './scenes/workshop-first-fixes.ts'
import { workshopLastScrews } from './scenes/workshop-last-screws.ts'

export interface DemoRoom {
  readonly id: string
  readonly name: string
  readonly topic: string
  /** The owner first. */
  readonly members: readonly string[]
  readonly scenes: readonly string[]
  readonly minutesSinceLast: number
  /** How many of the last messages someone has not read yet; all others have read everything. */
  readonly unread: Readonly<Record<string, number>>
}

const MEI = 'demo-mei'
const TOM = 'demo-tom'
const AMARA = 'demo-amara'

export const DEMO_ROOMS: readonly DemoRoom[] = [
  {
    id: 'kitchen',
    name: 'Kitchen table 厨房餐桌',
    topic: 'Who cooks, who shops, who left the pan. 今天吃什么?',
    members: [MEI, TOM, AMARA],
    scenes: [...kitchenSettlingIn, ...kitchenGuests, ...kitchenFeast],
    minutesSinceLast: 3,
    unread: { [AMARA]: 3 },
  },
  {
    id: 'trails',
    name: 'Weekend trails',
    topic: 'Walks, huts, weather and wet socks. Next: Lantern Pass.',
    members: [AMARA, TOM, MEI],
    scenes: [...trailsFirstMiles, ...trailsHigher, ...trailsToThePass],
    minutesSinceLast: 8,
    unread: { [MEI]: 7 },
  },
  {
    id: 'reading',
    name: '读书角',
    topic: '一起慢慢读。每周一章，跑题不罚。',
    members: [MEI, AMARA, TOM],
    scenes: [...readingOpening, ...readingLetters, ...readingFarShore],
    minutesSinceLast: 16,
    unread: { [TOM]: 4 },
  },
  {
    id: 'workshop',
    name: 'Workshop',
    topic: 'Bikes, prints, seedlings, things with one screw left over.',
    members: [TOM, AMARA],
    scenes: [...workshopFirstFixes, ...workshopBookBike, ...workshopLastScrews],
    minutesSinceLast: 27,
    unread: {},
  },
]
