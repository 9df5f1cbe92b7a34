import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MEI } from '../support/fixtures'
import { eventually, type ContractClient, type ContractWorld, type OpenWorld } from './world'

/** What every `Connection` promises. */
export function connectionContract(name: string, open: OpenWorld): void {
  describe(`${name}: Connection`, () => {
    let world: ContractWorld
    let client: ContractClient

    beforeEach(async () => {
      world = await open()
      client = await world.connect(MEI)
    })
    afterEach(() => world.close())

    function watch() {
      const told: boolean[] = []
      const stop = client.remotes.connection.watch((isConnected) => void told.push(isConnected))
      return { told, stop }
    }

    it('tells at once what is known, and each change', async () => {
      const { told } = watch()
      expect(told).toHaveLength(1)
      await eventually(() => expect(told.at(-1)).toBe(true))
      client.leave()
      await eventually(() => expect(told.at(-1)).toBe(false))
      client.comeBack()
      await eventually(() => expect(told.at(-1)).toBe(true))
    })

    it('tells nothing more once stopped', async () => {
      const { told, stop } = watch()
      await eventually(() => expect(told.at(-1)).toBe(true))
      stop()
      stop()
      client.leave()
      expect(told.at(-1)).toBe(true)
    })

    it('reconnects when asked', async () => {
      const { told } = watch()
      await eventually(() => expect(told.at(-1)).toBe(true))
      client.remotes.connection.reconnect('asked')
      await eventually(() => expect(told.slice(-2)).toEqual([false, true]))
    })

    it('says why it has ended, for as long as it has', async () => {
      const { connection } = client.remotes
      const endings: string[] = []
      let isConnected = false
      connection.watch((now) => {
        if (isConnected && !now) endings.push(connection.ending())
        isConnected = now
      })
      await eventually(() => expect(isConnected).toBe(true))
      connection.reconnect('chosen')
      await eventually(() => {
        expect(endings).toEqual(['chosen'])
        expect(isConnected).toBe(true)
      })
      expect(connection.ending()).toBe('broken')
    })

    it('knows the clock of the server, not only that of the device', async () => {
      world.advance(3_600_000)
      client = await world.connect(MEI)
      await eventually(() => {
        const difference = Math.abs(client.remotes.connection.serverNow() - world.now())
        expect(difference).toBeLessThan(1000)
      })
    })
  })
}
