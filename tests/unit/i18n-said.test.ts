import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '#client/i18n/en.ts'

const CLIENT = join(import.meta.dirname, '../../client')
/** The catalogues themselves name every key and say none. */
const CATALOGUES = join('i18n', '')

const code = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !path.startsWith(CATALOGUES))
  .map(path => readFileSync(join(CLIENT, path), 'utf8'))
  .join('\n')

/** Keys that are put together, as `role.${role}`: a pattern for each, one word for one blank. */
const templates = [...code.matchAll(/`([a-z][\w.-]*(?:\$\{[^}`]*\}[\w.-]*)+)`/g)].map(([, words = '']) => words)
const patterns = [...new Set(templates)].map(words => {
  const parts = words.split(/\$\{[^}]*\}/).map(part => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('[\\w-]+')}$`)
})

it('every sentence of the catalogue is said somewhere in the client', () => {
  const unsaid = Object.keys(en).filter(
    key => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !patterns.some(pattern => pattern.test(key)),
  )
  expect(unsaid).toEqual([])
})
