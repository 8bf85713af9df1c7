import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** An empty file beside the database: who has locked it has the folder. */
const LOCK_FILE = 'in-use.lock'
/** A server that is just stopping is waited for. */
const WAIT_MS = 2000
const SQLITE_BUSY = 5

export class FolderInUseError extends Error {
  readonly code = 'FOLDER_IN_USE'
}

/**
 * Holds the folder for this process until the answered function is called or the process ends, however it ends: two
 * servers on one folder would each take the boards for their own. The lock is SQLite's, since it is the operating
 * system's and goes with the process; a file that merely lies there would outlive a kill.
 * @throws FolderInUseError if another process holds it.
 */
export function holdFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: WAIT_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
    throw isHeld ? new FolderInUseError(`${folder} is in use`, { cause: error }) : error
  }
  return () => {
    if (lock.isOpen) lock.close()
  }
}
