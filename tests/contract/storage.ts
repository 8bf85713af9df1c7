import { describe } from 'vitest'
import type { OpenStorage } from './storage-at-work.ts'
import { storageBallotRules } from './storage-ballots.ts'
import { storageFaultRules } from './storage-faults.ts'
import { storageLogRules } from './storage-log.ts'
import { storageRecordRules } from './storage-records.ts'
import { storageSnapshotRules } from './storage-snapshots.ts'

/** Rules S1 to S14 of server/storage/storage.ts; every engine passes them. */
export function storageContract(engine: string, open: OpenStorage): void {
  describe(`storage: ${engine}`, () => {
    storageLogRules(open)
    storageSnapshotRules(open)
    storageFaultRules(open)
    storageRecordRules(open)
    storageBallotRules(open)
  })
}
