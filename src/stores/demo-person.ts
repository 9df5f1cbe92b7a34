import type { DemoPerson } from '@/domain/auth/auth-gateway'

/** The same name is the same account, as it would be with a real one. */
export function createDemoPerson(rawName: string): DemoPerson {
  const name = rawName.trim().replace(/\s+/g, ' ')
  const slug = Array.from(name.toLowerCase(), (letter) =>
    /[a-z0-9]/.test(letter) ? letter : `-${(letter.codePointAt(0) ?? 0).toString(36)}`,
  ).join('')
  return { subject: `typed-${slug}`, name, email: `${slug}@hearth.example`, photo: undefined }
}
