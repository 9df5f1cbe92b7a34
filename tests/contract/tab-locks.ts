import { beforeEach, describe, expect, it } from 'vitest'
import type { TabLocks } from '@/domain/device/tabs'
import { settle } from '../support/fakes'

export interface ContractTab {
  readonly locks: TabLocks
  readonly crash: () => void
}

/** What `TabLocks` promises. The browser's own are shown by tests/e2e/tabs.test.ts. */
export function tabLocksContract(name: string, openBrowser: () => () => ContractTab): void {
  describe(`${name}: TabLocks`, () => {
    let open: () => ContractTab
    let log: string[]
    let signal: AbortSignal

    beforeEach(() => {
      open = openBrowser()
      log = []
      signal = new AbortController().signal
    })

    /** Holds until it is told to let go. */
    function holding(who: string) {
      let letGo: () => void = () => undefined
      const work = () =>
        new Promise<void>((resolve) => {
          log.push(who)
          letGo = resolve
        })
      return { work, letGo: () => letGo() }
    }
    it('is held by one at a time, in the order of asking', async () => {
      const [a, b, c] = [holding('a'), holding('b'), holding('c')]
      const done = open().locks.hold('lock', signal, a.work)
      void open().locks.hold('lock', signal, b.work)
      void open().locks.hold('lock', signal, c.work)
      void open().locks.hold('another', signal, holding('elsewhere').work)
      await settle()
      expect(log).toEqual(['a', 'elsewhere'])
      a.letGo()
      await done
      await settle()
      b.letGo()
      await settle()
      expect(log).toEqual(['a', 'elsewhere', 'b', 'c'])
    })

    it('goes to the next when its holder crashes', async () => {
      const first = open()
      void first.locks.hold('lock', signal, holding('first').work)
      void open().locks.hold('lock', signal, holding('second').work)
      await settle()
      first.crash()
      await settle()
      expect(log).toEqual(['first', 'second'])
    })

    it('is no longer waited for once that is called off; what is held stays held', async () => {
      const leaving = new AbortController()
      const first = holding('first')
      void open().locks.hold('lock', leaving.signal, first.work)
      const second = open().locks.hold('lock', leaving.signal, holding('second').work)
      void open().locks.hold('lock', signal, holding('third').work)
      await settle()
      leaving.abort(new Error('never mind'))
      await expect(second).rejects.toThrow('never mind')
      expect(log).toEqual(['first'])
      first.letGo()
      await settle()
      expect(log).toEqual(['first', 'third'])
    })

    it('can be stolen: the holder hears of it, whoever waits goes on waiting', async () => {
      const robbed = open().locks.hold('lock', signal, holding('holder').work)
      void open().locks.hold('lock', signal, holding('waiting').work)
      await settle()
      const thief = holding('thief')
      void open().locks.steal('lock', thief.work)
      await expect(robbed).rejects.toThrow()
      await settle()
      expect(log).toEqual(['holder', 'thief'])
      thief.letGo()
      await settle()
      expect(log).toEqual(['holder', 'thief', 'waiting'])
    })

    it('fails as the work fails, and is free then', async () => {
      const failed = open().locks.hold('lock', signal, () => Promise.reject(new Error('broken')))
      await expect(failed).rejects.toThrow('broken')
      void open().locks.hold('lock', signal, holding('next').work)
      await settle()
      expect(log).toEqual(['next'])
    })
  })
}
