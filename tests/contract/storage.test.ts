import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { damageFile } from '#tests/support/damage-file.ts'
import { type Fault, openFaultyStorage } from '#tests/support/faulty-storage.ts'
import { MemoryDisk } from '#tests/support/memory-disk.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { storageContract } from './storage.ts'
import type { StorageAtWork } from './storage-at-work.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'timantti-storage-'))
  opened.push(async () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openSqlite(fault: Fault): Promise<StorageAtWork> {
  const folder = join(newFolder(), 'data')
  const file = join(folder, 'timantti.db')
  const faulty = openFaultyStorage(file)
  opened.push(() => faulty.close())
  return {
    storage: faulty.storage,
    async afterCrash() {
      const image = join(newFolder(), 'image')
      cpSync(folder, image, { recursive: true })
      const storage = openSqliteStorage({ file: join(image, 'timantti.db') })
      opened.push(() => storage.close())
      return storage
    },
    damage: (...damage) => damageFile(file, ...damage),
    breakDown: () => faulty.break(fault),
    mend: () => faulty.mend(),
  }
}

async function openMemory(): Promise<StorageAtWork> {
  const disk = new MemoryDisk()
  const storage = openMemoryStorage(disk)
  return {
    storage,
    afterCrash: async () => openMemoryStorage(disk.clone()),
    damage(how, what, board, document, sequence) {
      const kept = disk.board(board).documents.get(document)
      const rows = what === 'update' ? kept?.log : kept?.snapshots
      const row = rows?.get(sequence)
      if (!rows || !row) throw new Error(`there is no ${what} ${sequence} to damage`)
      if (how === 'remove') rows.delete(sequence)
      else rows.set(sequence, { ...row, bytes: row.bytes.with(0, (row.bytes[0] ?? 0) ^ 1) })
    },
    breakDown() {
      disk.isBroken = true
    },
    mend() {
      disk.isBroken = false
    },
  }
}

storageContract('in memory', openMemory)
for (const fault of ['disk-full', 'io-error', 'sync-error', 'locked'] as const) {
  storageContract(`SQLite, failing with ${fault}`, () => openSqlite(fault))
}
