import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demandOurs, migrate } from '#server/storage/sqlite-schema.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timantti-schema-'))
  file = join(folder, 'timantti.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

test('[R21] a file of a newer release is refused with what to do, and not touched', async () => {
  await openSqliteStorage({ file }).close()
  change('PRAGMA user_version = 999')
  const before = readFileSync(file)
  expect(() => openSqliteStorage({ file })).toThrow('start a newer release')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test("another program's file is refused and not touched", () => {
  change('CREATE TABLE theirs (x); PRAGMA application_id = 5')
  const before = readFileSync(file)
  expect(() => openSqliteStorage({ file })).toThrow('another program')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('[R21] each step is run once, in order, and one that fails leaves the file as the step before made it', () => {
  const database = new DatabaseSync(file)
  const first = ['CREATE TABLE a (x); INSERT INTO a VALUES (1)']
  migrate(database, first)
  migrate(database, first)
  const broken = [...first, 'UPDATE a SET x = 2; INSERT INTO nowhere VALUES (1)']
  expect(() => migrate(database, broken)).toThrow('from schema 1 to 2')
  expect(database.prepare('SELECT x FROM a').all()).toEqual([{ x: 1 }])
  migrate(database, [...first, 'UPDATE a SET x = x + 10'])
  expect(database.prepare('SELECT x FROM a').all()).toEqual([{ x: 11 }])
  expect(() => demandOurs(database, 1)).toThrow('schema 2, this release knows 1')
  database.close()
})
