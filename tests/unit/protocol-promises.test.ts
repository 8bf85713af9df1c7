import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TESTS = join(import.meta.dirname, '..')
const PROTOCOL = join(TESTS, '../docs/PROTOCOL.md')

/** A string that is handed to a call, stands first in a table's row, or is a field: where names of tests are written. */
const NAME = /[([:]\s*(['"`])((?:(?!\1)[^\n])*)\1/g
const PROMISE = /\[([A-Z]\d+)\]/g

function promises(): readonly string[] {
  return [...readFileSync(PROTOCOL, 'utf8').matchAll(/\*\*\[([A-Z]\d+)\]\*\*/g)].map(([, id]) => id ?? '')
}

/** Files that hold tests: also the shared suites of tests/contract, which have no `.test` in their names. */
function testFiles(): readonly string[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  return files.filter(
    file => !file.includes('node_modules') && (/\.test\.tsx?$/.test(file) || /^contract\b.*\.ts$/.test(file)),
  )
}

function quotedInTestNames(): ReadonlySet<string> {
  const names = testFiles().flatMap(file => [...readFileSync(join(TESTS, file), 'utf8').matchAll(NAME)])
  return new Set(names.flatMap(([, , name = '']) => [...name.matchAll(PROMISE)]).map(([, id]) => id ?? ''))
}

test('every promise of the protocol is quoted by the name of a test', () => {
  const quoted = quotedInTestNames()
  expect(promises().filter(id => !quoted.has(id))).toEqual([])
})

test('no two promises have one number', () => {
  const ids = promises()
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('no test is skipped, left for later, or the only one', () => {
  const unrun = /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|only|todo|fails)\b/
  expect(testFiles().filter(file => unrun.test(readFileSync(join(TESTS, file), 'utf8')))).toEqual([])
})
