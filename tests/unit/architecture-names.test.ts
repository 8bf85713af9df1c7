import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../..')
const PAGES = ['ARCHITECTURE.md', 'README.md', 'docs/PROTOCOL.md']

const TOP = 'client|server|shared|tests|docs'
/** `server/rooms/room.ts`, `shared/domain`, `client/`; with a line or a name after it too: `server/main.ts:20`. */
const INSIDE = new RegExp(`^(?:#|\\./)?((?:${TOP})/[\\w@./*{},-]*)(?:[:#].*)?$`)
/** `vite.config.ts`: a file at the top. */
const AT_THE_TOP = /^(?:\.\/)?([\w-]+(?:\.[\w-]+)*\.(?:ts|tsx|mjs|json|md))$/

/** The project files that a page names between backticks, in prose and in listings. */
function filesNamedIn(page: string): readonly string[] {
  const text = readFileSync(join(REPOSITORY, page), 'utf8')
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '')
  const names = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name ?? '')
  return [...new Set(names.flatMap(name => INSIDE.exec(name)?.[1] ?? AT_THE_TOP.exec(name)?.[1] ?? []))]
}

/** `room.{ts,css}` stands for two files; a star for whatever is there. */
function spelledOut(name: string): readonly string[] {
  const choice = /^(.*)\{([^{}]*)\}(.*)$/.exec(name)
  if (!choice) return [name.replace(/\/?[^/]*\*.*$/, '')]
  const [, before = '', middle = '', after = ''] = choice
  return middle.split(',').flatMap(part => spelledOut(before + part.trim() + after))
}

describe.each(PAGES)('%s', page => {
  test('names only files that exist', () => {
    const names = filesNamedIn(page).flatMap(spelledOut)
    expect(names.filter(name => !existsSync(join(REPOSITORY, name)))).toEqual([])
  })
})

test('the architecture names the files that one edit and one reveal pass through', () => {
  expect(filesNamedIn('ARCHITECTURE.md').length).toBeGreaterThan(20)
})
