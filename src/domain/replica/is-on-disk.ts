import type { Replica } from '@/domain/replica/replica'

/** Whether a worker finds on the disk what this page has: a full disk can still be read. */
export const isOnDisk = ({ status }: Pick<Replica, 'status'>): boolean =>
  status === 'disk' || status === 'full' || status === 'cleared'
