import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf } from '#shared/domain/counts.ts'
import type { OwnNote, StepRules } from '#shared/domain/tables.ts'
import { ClerkAtWork, nothing } from '#tests/support/clerk-at-work.ts'
import { develop, rules, works } from '#tests/support/small-board.ts'

const PEOPLE = ['anna', 'bo', 'cy']
const person = fc.constantFrom(...PEOPLE)
const own = fc.constantFrom('n1', 'n2', 'n3')
const step = fc.constantFrom('s1', 's2', 's3')
const prompt = fc.constantFrom(works, develop)
const mode = fc.constantFrom<StepRules['mode']>('open', 'private', 'moderated')

type Act =
  | { readonly act: 'write'; readonly who: string; readonly own: string; readonly change: Partial<OwnNote> }
  | { readonly act: 'delete'; readonly who: string; readonly own: string }
  | { readonly act: 'begin'; readonly step: string; readonly mode: StepRules['mode'] }
  | { readonly act: 'reveal'; readonly step: string }
  | { readonly act: 'approve' | 'return'; readonly who: string; readonly own: string }
  | { readonly act: 'clerk'; readonly who: string }
  | { readonly act: 'forget-receipts'; readonly who: string }

const text = fc.constantFrom('Yksi', 'Kaksi', 'Kolme')
const change: fc.Arbitrary<Partial<OwnNote>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ text, prompt }) },
  { weight: 1, arbitrary: fc.constant<Partial<OwnNote>>({ withdrawn: true }) },
  { weight: 1, arbitrary: fc.constant<Partial<OwnNote>>({ withdrawn: undefined }) },
)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('write' as const), who: person, own, change }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('delete' as const), who: person, own }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('begin' as const), step, mode }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reveal' as const), step }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('approve' as const, 'return' as const), who: person, own }),
  },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('clerk' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('forget-receipts' as const), who: person }) },
)

function perform(clerk: ClerkAtWork, done: Act): void {
  switch (done.act) {
    case 'write':
      clerk.write(done.who, done.own, done.change)
      return
    case 'delete':
      clerk.mine(done.who).take('ownNotes', done.own)
      return
    case 'begin':
      clerk.board
        .with('steps', done.step, { title: { fi: 'K' }, rules: rules({ mode: done.mode }), order: `a${done.step[1]}` })
        .with('progress', done.step, { began: true })
      return
    case 'reveal':
      if (clerk.board.row('progress', done.step)) clerk.board.set('progress', done.step, { revealed: true })
      return
    case 'approve':
      clerk.moderate(done.who, done.own, { kind: 'approve' })
      return
    case 'return':
      clerk.moderate(done.who, done.own, { kind: 'return', reason: 'Ei näin' })
      return
    case 'clerk':
      clerk.decide(done.who)
      return
    case 'forget-receipts':
      for (const id of clerk.mine(done.who).rows('receipts').keys()) clerk.mine(done.who).take('receipts', id)
  }
}

function stateOf(clerk: ClerkAtWork): string {
  return JSON.stringify([clerk.board, clerk.desk, PEOPLE.map(who => clerk.mine(who))])
}

describe('whatever happened before', () => {
  test('[C5] the clerk run twice decides nothing the second time, for one author or for all', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), acts => {
        const clerk = new ClerkAtWork()
        for (const each of acts) perform(clerk, each)
        for (const who of PEOPLE) clerk.decide(who)
        const after = stateOf(clerk)
        for (const who of PEOPLE) expect(clerk.decide(who)).toEqual(nothing)
        expect(clerk.reveal().receipts.size).toBe(0)
        expect(stateOf(clerk)).toBe(after)
      }),
      { numRuns: 400 },
    )
  })

  test('[C5] one author after the other or all at once comes to the same', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), acts => {
        const [apart, together] = [new ClerkAtWork(), new ClerkAtWork()]
        for (const each of acts) {
          perform(apart, each)
          perform(together, each)
        }
        for (const who of PEOPLE) apart.decide(who)
        for (const who of PEOPLE) together.mine(who)
        together.reveal()
        expect(stateOf(together)).toBe(stateOf(apart))
      }),
      { numRuns: 200 },
    )
  })

  test('[C6] every own note has a receipt for its newest revision, and the receipt is true', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), acts => {
        const clerk = new ClerkAtWork()
        for (const each of acts) perform(clerk, each)
        for (const who of PEOPLE) clerk.decide(who)
        for (const who of PEOPLE) {
          for (const [id, { note }] of clerk.mine(who).rows('ownNotes')) {
            const receipt = clerk.receipt(who, id)
            expect(receipt?.revision).toBe(note.revision)
            expect(receipt?.state === 'withdrawn').toBe(note.withdrawn === true)
            expect(receipt?.state === 'waiting').toBe(clerk.waiting(who, id) !== undefined)
            if (receipt?.state === 'published') expect(clerk.published(who, id)?.text).toBe(note.text)
            if (receipt?.state === 'withdrawn') expect(clerk.published(who, id)).toBeUndefined()
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  test('[C2] while the only step is private and not revealed, nothing at all is published or shown on the desk', () => {
    const harmless = act.filter(each => each.act !== 'begin' && each.act !== 'reveal')
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 40 }), acts => {
        const clerk = new ClerkAtWork()
        perform(clerk, { act: 'begin', step: 's1', mode: 'private' })
        for (const each of acts) perform(clerk, each)
        for (const who of PEOPLE) clerk.decide(who)
        clerk.reveal()
        expect(clerk.board.rows('notes').size + clerk.desk.rows('waiting').size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})

describe('counts', () => {
  test('[C10] say how many notes stand written and kept and how many people wrote, per prompt and in all', () => {
    const clerk = new ClerkAtWork()
    clerk.write('anna', 'n1').write('anna', 'n2').write('anna', 'n3', { prompt: develop }).write('bo', 'n1')
    clerk.write('bo', 'n2', { withdrawn: true })
    clerk.mine('cy')
    for (const who of PEOPLE) clerk.decide(who)
    expect(Object.fromEntries(countsOf(clerk.mines.values()))).toEqual({
      all: { written: 4, kept: 4, writers: 2 },
      [works]: { written: 3, kept: 3, writers: 2 },
      [develop]: { written: 1, kept: 1, writers: 1 },
    })
    perform(clerk, { act: 'begin', step: 's1', mode: 'open' })
    clerk.decide('anna')
    expect(countsOf(clerk.mines.values()).get('all')).toEqual({ written: 4, kept: 1, writers: 2 })
    expect(Object.fromEntries(countsOf([]))).toEqual({ all: { written: 0, kept: 0, writers: 0 } })
  })
})
