import { describe, expect, it } from 'vitest'
import { readFirebaseSettings } from '@/adapters/firebase/firebase-config'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'

const PROJECT = {
  apiKey: 'key',
  projectId: 'my-hearth',
  databaseURL: 'https://my-hearth.firebasedatabase.app',
  authDomain: 'my-hearth.firebaseapp.com',
  messagingSenderId: '5',
}

type Around = Parameters<typeof readFirebaseSettings>[0]

function around(
  part: Partial<Around> & { address?: string; init?: unknown; status?: number } = {},
) {
  const { address = 'https://chat.example.org/', init = PROJECT, status = 200, ...rest } = part
  const asked: string[] = []
  const kept = new Map<string, string>()
  const surroundings: Around = {
    location: new URL(address),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    fetch: (path) => {
      asked.push(path)
      return Promise.resolve(new Response(JSON.stringify(init), { status }))
    },
    override: undefined,
    ...rest,
  }
  return { surroundings, asked, kept }
}

describe('the settings of Firebase', () => {
  it('come from Hosting, so that one build serves any project', async () => {
    const { surroundings, asked } = around()
    expect(await readFirebaseSettings(surroundings)).toEqual({
      options: {
        apiKey: 'key',
        projectId: 'my-hearth',
        databaseURL: PROJECT.databaseURL,
        authDomain: 'chat.example.org',
      },
      emulators: undefined,
    })
    expect(asked).toEqual(['/__/firebase/init.json'])
  })

  it('can be overridden, and then nothing is asked', async () => {
    const override = JSON.stringify({ ...PROJECT, projectId: 'other', appId: '1:2:web:3' })
    const { surroundings, asked } = around({ override, address: 'http://localhost:5050/' })
    const { options, emulators } = await readFirebaseSettings(surroundings)
    expect(options).toMatchObject({ projectId: 'other', appId: '1:2:web:3' })
    expect(options.authDomain).toBe('localhost:5050')
    expect(emulators).toBeUndefined()
    expect(asked).toEqual([])
  })

  it.each(['http://localhost:5050/', 'http://127.0.0.1:5050/x', 'http://[::1]:5050/'])(
    'are the emulators at %s',
    async (address) => {
      const { surroundings, asked } = around({ address })
      const { options, emulators } = await readFirebaseSettings(surroundings)
      expect(emulators).toEqual({ host: '127.0.0.1', authPort: 9099, databasePort: 9000 })
      expect(options).toMatchObject({
        projectId: DEMO_PROJECT,
        databaseURL: `http://127.0.0.1:9000?ns=${DEMO_PROJECT}`,
      })
      expect(asked).toEqual([])
    },
  )

  it('take the ports from the address and remember them', async () => {
    const { surroundings } = around({ address: 'http://localhost:5050/?emulators=1234,5678' })
    const ports = { authPort: 1234, databasePort: 5678 }
    expect((await readFirebaseSettings(surroundings)).emulators).toMatchObject(ports)
    const later = { ...surroundings, location: new URL('http://localhost:5050/') }
    expect((await readFirebaseSettings(later)).emulators).toMatchObject(ports)
  })

  it.each(['1234', 'a,b', '0,9000', '70000,9000', '1.5,2', ',', ''])(
    'take the usual ports for %j',
    async (asked) => {
      const { surroundings, kept } = around({ address: `http://localhost/?emulators=${asked}` })
      const { emulators } = await readFirebaseSettings(surroundings)
      expect(emulators).toMatchObject({ authPort: 9099, databasePort: 9000 })
      expect(kept.size).toBe(0)
    },
  )

  it('survive nonsense in the storage, and no storage', async () => {
    const { surroundings } = around({ address: 'http://localhost/' })
    const nonsense = { getItem: () => '{"authPort":', setItem: () => undefined }
    const barred = {
      getItem: () => {
        throw new Error('barred')
      },
      setItem: () => undefined,
    }
    for (const storage of [nonsense, barred, undefined]) {
      const { emulators } = await readFirebaseSettings({ ...surroundings, storage })
      expect(emulators).toMatchObject({ authPort: 9099, databasePort: 9000 })
    }
  })

  it('reject with a reason where there are none', async () => {
    await expect(readFirebaseSettings(around({ status: 404 }).surroundings)).rejects.toThrow('404')
    for (const init of [{}, [], 'x', { ...PROJECT, databaseURL: 'nowhere' }, { apiKey: 'a' }]) {
      await expect(readFirebaseSettings(around({ init }).surroundings)).rejects.toThrow()
    }
    await expect(
      readFirebaseSettings(around({ override: '{not json' }).surroundings),
    ).rejects.toThrow()
  })
})
