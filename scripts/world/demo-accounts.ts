import { DEMO_PROJECT } from '../../src/adapters/firebase/local-emulators.ts'
import type { DemoPerson } from '../../src/domain/auth/auth-gateway.ts'

/** The id of a demo person in the Auth emulator: fixed, so that the demo data can name them. */
export const demoUserId = (person: Pick<DemoPerson, 'subject'>): string => person.subject

/** Makes the accounts of these people in the Auth emulator; those that exist are left alone. */
export async function createAccounts(
  authUrl: string,
  people: readonly DemoPerson[],
): Promise<void> {
  const response = await fetch(
    `${authUrl}/identitytoolkit.googleapis.com/v1/projects/${DEMO_PROJECT}/accounts:batchCreate`,
    {
      method: 'POST',
      headers: { Authorization: 'Bearer owner', 'Content-Type': 'application/json' },
      body: JSON.stringify({ users: people.map(toAccount) }),
    },
  )
  if (!response.ok) throw new Error(`the Auth emulator answered ${response.status}`)
}

function toAccount(person: DemoPerson) {
  const { subject, name, email } = person
  return {
    localId: demoUserId(person),
    displayName: name,
    email,
    emailVerified: true,
    providerUserInfo: [
      { providerId: 'google.com', rawId: subject, displayName: name, email, federatedId: subject },
    ],
  }
}
