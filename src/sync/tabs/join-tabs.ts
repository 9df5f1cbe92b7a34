import type { Attention, Device } from '@/domain/device/device'
import type { TabChannel } from '@/domain/device/tabs'
import type { Replica } from '@/domain/replica/replica'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'
import type { LeadingSync, Sync } from '@/sync/sync'
import type { Company } from '@/sync/tabs/company'
import { takeSeat, type Seat } from '@/sync/tabs/seat'
import { createSharedAttention } from '@/sync/tabs/shared-attention'
import type { TabId } from '@/sync/tabs/tab-message'

/** A leader that has not said a word by then is looked for. */
export const MEET_AFTER_MS = 300

export interface ConnectOptions {
  readonly attention: Attention
  /** Another tab was connected until just now. */
  readonly isTakeover: boolean
  /** That tab does not answer: what it holds has to be taken from it. */
  readonly isStolen: boolean
}

interface JoinParts {
  readonly id: TabId
  /** `undefined`: this tab cannot meet others, and connects for itself. */
  readonly channel: TabChannel | undefined
  readonly device: Device
  readonly replica: Replica
  readonly told: Emitter<Change>
  connect(options: ConnectOptions): LeadingSync
  /** What this tab works with from now on; `undefined`: nothing for the moment. */
  readonly setSync: (sync: Sync | undefined) => void
}

/** One of a person's tabs leads and connects; the others follow it, and one of them is the next. */
export function joinTabs(parts: JoinParts): void {
  const { id, channel, device, setSync } = parts
  const attention = createSharedAttention(device.attention)
  let leading: LeadingSync | undefined
  let company: Company | undefined
  let meeting: Promise<Company> | undefined

  function onTurn(isLeader: boolean, isStolen: boolean) {
    leading?.halt()
    leading = isLeader
      ? parts.connect({ attention, isTakeover: company !== undefined, isStolen })
      : undefined
    setSync(leading)
    company?.turn(leading)
  }

  function meet(channel: TabChannel, seat: Seat): Promise<Company> {
    meeting ??= import('@/sync/tabs/company')
      .then(({ createCompany }) => {
        const { replica, told } = parts
        company = createCompany({ id, channel, device, attention, replica, told, seat, setSync })
        company.turn(leading)
        return company
      })
      .catch((cause: unknown) => {
        // Not to be had just now: the next word of another tab asks for it again.
        meeting = undefined
        throw cause
      })
    return meeting
  }

  if (!channel) {
    onTurn(true, false)
    return
  }
  const seat = takeSeat(`${channel.name}-leader`, device, onTurn)
  channel.listen((raw) => {
    if (company) company.hear(raw)
    else void meet(channel, seat).then((met) => met.hear(raw), ignore)
  })
  const sayHello = () => channel.post({ kind: 'hello' })
  sayHello()
  device.attention.onWake(sayHello)
  device.clock.after(MEET_AFTER_MS, () => {
    if (!seat.isLeader) meet(channel, seat).catch(ignore)
  })
}

function ignore() {
  // Said again, or noticed by its absence.
}
