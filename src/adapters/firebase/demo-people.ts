import type { DemoPerson } from '@/domain/auth/auth-gateway'

/** The people of the demo data; scripts/world makes their accounts, scripts/seed their talk. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { subject: 'demo-mei', name: '林美 Mei', email: 'mei@hearth.example', photo: undefined },
  { subject: 'demo-tom', name: 'Tom Berger', email: 'tom@hearth.example', photo: undefined },
  { subject: 'demo-amara', name: 'Amara Okafor', email: 'amara@hearth.example', photo: undefined },
]
