import { describe, expect, it } from 'vitest'
import { en } from '#client/i18n/en.ts'
import { fi } from '#client/i18n/fi.ts'
import { sayIn } from '#client/i18n/say.ts'
import { sv } from '#client/i18n/sv.ts'

describe('saying a message', () => {
  it('puts what is given into the blanks', () => {
    expect(sayIn('en', en)('copy.doneWith', { label: 'Join code' })).toBe('Copied: Join code')
  })

  it('takes the form for one or for many, zero being many', () => {
    const say = sayIn('fi', fi)
    expect(say('write.sent', { count: 1 })).toBe('Lappu lähetetty')
    expect(say('write.sent', { count: 2 })).toBe('2 lappua lähetetty')
    expect(say('mine.title', { count: 0 })).toBe('Omat laput: 0')
  })

  it('writes numbers the way of the language', () => {
    expect(sayIn('en', en)('run.reveal', { count: 1800 })).toBe('Reveal 1,800 notes')
    expect(sayIn('sv', sv)('run.reveal', { count: 1800 })).toMatch(/^Visa 1\s800 lappar$/)
  })

  it('leaves words alone that only look like a blank when they come from a person', () => {
    expect(sayIn('en', en)('receipt.returnedWith', { reason: 'Say {more}.' })).toContain('Say {more}.')
  })
})
