import { describe, expect, it } from 'vitest'
import { en } from '#client/i18n/en.ts'
import { fi } from '#client/i18n/fi.ts'
import type { Message } from '#client/i18n/message.ts'
import { sv } from '#client/i18n/sv.ts'
import { TABLES } from '#shared/domain/tables.ts'
import { CLOSE } from '#shared/protocol/close-codes.ts'
import { HTTP_ERRORS } from '#shared/protocol/errors.ts'
import { EDIT_REFUSALS, NOTICES } from '#shared/protocol/message-types.ts'

const CATALOGUES: readonly (readonly [string, Readonly<Record<string, Message>>])[] = [
  ['en', en],
  ['fi', fi],
  ['sv', sv],
]
const ENGLISH: Readonly<Record<string, Message>> = en
const KEYS = Object.keys(ENGLISH)

function formsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other]
}

function blanksIn(words: string): readonly string[] {
  return [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
}

describe.each(CATALOGUES)('the catalogue of %s', (_language, catalogue) => {
  it('holds exactly the keys of the English one', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort())
  })

  it('has words for every key, without blanks around them', () => {
    const bad = KEYS.filter(key =>
      formsOf(catalogue[key] ?? '').some(words => words.trim() === '' || words !== words.trim()),
    )
    expect(bad).toEqual([])
  })

  it('counts where the English one counts', () => {
    expect(KEYS.filter(key => typeof catalogue[key] !== typeof ENGLISH[key])).toEqual([])
  })

  it('has the same blanks as the English one, in the form for many', () => {
    const blanks = (message: Message | undefined) => blanksIn(formsOf(message ?? '').at(-1) ?? '')
    expect(Object.fromEntries(KEYS.map(key => [key, blanks(catalogue[key])]))).toEqual(
      Object.fromEntries(KEYS.map(key => [key, blanks(ENGLISH[key])])),
    )
  })

  it('has in the form for one no blank that the form for many lacks', () => {
    const bad = KEYS.filter(key => {
      const [one = '', other = one] = formsOf(catalogue[key] ?? '')
      return blanksIn(one).some(blank => !blanksIn(other).includes(blank))
    })
    expect(bad).toEqual([])
  })

  it('speaks its own language: long sentences differ from the English ones', () => {
    if (catalogue === ENGLISH) return
    const same = KEYS.filter(key => {
      const words = formsOf(catalogue[key] ?? '').join()
      return words.split(' ').length > 3 && words === formsOf(ENGLISH[key] ?? '').join()
    })
    expect(same).toEqual([])
  })
})

describe('there is a sentence for', () => {
  const without = (prefix: string, names: readonly string[]) =>
    names.filter(name => ENGLISH[`${prefix}.${name}`] === undefined)

  it('every error of HTTP, and for no answer at all', () => {
    expect(without('error', [...Object.keys(HTTP_ERRORS), 'unreachable'])).toEqual([])
  })

  it('no error, close or notice that there is not', () => {
    const known = new Set([
      ...['unreachable', ...Object.keys(HTTP_ERRORS)].map(name => `error.${name}`),
      ...Object.keys(CLOSE).map(name => `close.${name}`),
      ...NOTICES.map(name => `notice.${name}`),
    ])
    const named = KEYS.filter(key => /^(?:error|close|notice)\./.test(key))
    expect(named.filter(key => !known.has(key))).toEqual([])
  })

  it('every reason why an edit is refused', () => {
    expect(without('edit', EDIT_REFUSALS)).toEqual([])
  })

  it('every code that a socket closes with', () => {
    expect(without('close', Object.keys(CLOSE))).toEqual([])
  })

  it('every notice', () => {
    expect(without('notice', NOTICES)).toEqual([])
  })

  it('every state of a receipt', () => {
    const states = TABLES.receipts.receipt.options.map(option => option.entries.state.literal)
    expect(states).toContain('published')
    expect(states.filter(state => !KEYS.some(key => key.startsWith(`receipt.${state}`)))).toEqual([])
  })

  it('every kind of step, to say and to do', () => {
    const kinds = TABLES.steps.rules.entries.kind.options
    const modes = TABLES.steps.rules.entries.mode.options
    const names = kinds.flatMap(kind => (kind === 'write' ? modes.map(mode => `write-${mode}`) : [kind]))
    expect(names).toContain('write-private')
    expect(without('step.kind', names)).toEqual([])
    expect(without('step.do', names)).toEqual([])
  })

  it('every state of the connection', () => {
    const states = ['connecting', 'saved', 'saving', 'savingStopped', 'reconnecting', 'offline', 'ended']
    expect(without('state', states)).toEqual([])
  })
})
