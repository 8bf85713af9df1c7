import type { Lease } from '#server/storage/storage.ts'
import type { Surroundings } from './surroundings.ts'

/** Between tries for the lease of a board that another node still holds. */
const RETRY_MS = 500
/** By then a node that died has lost its lease. */
const TRIES = 150

/** The right to write a board. Waits while another node holds it; throws if that lasts, or when nobody wants it any more. */
export async function takeLease(
  board: string,
  holder: string,
  { storage, clock, limits }: Surroundings,
  isUnwanted: () => boolean,
): Promise<Lease> {
  for (let tries = 0; tries < TRIES && !isUnwanted(); tries += 1) {
    const lease = await storage.log.lease(board, holder, clock.now(), limits.leaseMs)
    if (lease !== 'held') return lease
    await new Promise<void>(resolve => clock.after(RETRY_MS, resolve))
  }
  throw new Error(`board ${board} is held by another node`)
}

/** Makes the lease last; false if another node has taken it over. */
export async function isLeaseRenewed(
  { board, epoch }: Lease,
  holder: string,
  { storage, clock, limits }: Surroundings,
): Promise<boolean> {
  const lease = await storage.log.lease(board, holder, clock.now(), limits.leaseMs)
  return lease !== 'held' && lease.epoch === epoch
}
