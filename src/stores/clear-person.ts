import type { Services } from '@/stores/services'

/** Nothing of whoever is here stays on the disk: neither what was kept nor files that were received. */
export async function clearPerson({
  person,
  dropFiles,
}: Pick<Services, 'person' | 'dropFiles'>): Promise<void> {
  if (!person.value) return
  const { account, replica } = person.value
  await replica.destroy().catch(() => undefined)
  await dropFiles(account.id).catch(() => undefined)
}
