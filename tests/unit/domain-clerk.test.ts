import { describe, expect, test } from 'vitest'
import type { WorkshopId } from '#shared/domain/ids.ts'
import { NOTES_MAX, OWN_NOTES_MAX } from '#shared/domain/limits.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { ClerkAtWork, nothing, publicId } from '#tests/support/clerk-at-work.ts'
import { develop, note, participantId, rules, smallBoard, spring, works } from '#tests/support/small-board.ts'

/** A board with one writing step, begun or not. */
function during(mode: StepRules['mode'], hasBegun = true): ClerkAtWork {
  const board = smallBoard().with('steps', 's1', { title: { fi: 'Kirjoita' }, rules: rules({ mode }), order: 'a0' })
  if (hasBegun) board.with('progress', 's1', { began: true })
  return new ClerkAtWork(board)
}

function addStep(clerk: ClerkAtWork, id: string, order: string, change: Partial<StepRules>): void {
  clerk.board
    .with('steps', id, { title: { fi: 'Lisää' }, rules: rules(change), order })
    .with('progress', id, { began: true })
}

describe('an open writing step', () => {
  test('[C2] publishes a note at once, with words, prompt, workshop, wish and language', () => {
    const wish = { framework: 'goals', priority: 'schools' } as NonNullable<ReturnType<typeof note>['wish']>
    const clerk = during('open').write('anna', 'n1', { text: 'Toimii', wish, language: 'fi' })
    const id = publicId('anna', 'n1')
    const published = { text: 'Toimii', prompt: works, workshop: spring, wish, language: 'fi' }
    expect(clerk.decide('anna')).toEqual({
      ...nothing,
      publish: [{ id, note: published }],
      receipts: [{ ownNote: 'n1', receipt: { state: 'published', revision: 1, note: id } }],
    })
  })

  test('[C8] an edit changes the published note, a withdrawal takes it away, giving it again brings it back', () => {
    const clerk = during('open').write('anna', 'n1', { text: 'Yksi' })
    clerk.decide('anna')
    clerk.write('anna', 'n1', { text: 'Kaksi' })
    expect(clerk.decide('anna')).toMatchObject({ publish: [], amend: [{ note: { text: 'Kaksi' } }], withdraw: [] })
    clerk.write('anna', 'n1', { withdrawn: true })
    expect(clerk.decide('anna')).toMatchObject({ withdraw: [publicId('anna', 'n1')] })
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'withdrawn', revision: 3 })
    expect(clerk.published('anna', 'n1')).toBeUndefined()
    clerk.write('anna', 'n1', { withdrawn: undefined })
    expect(clerk.decide('anna').publish.map(each => each.id)).toEqual([publicId('anna', 'n1')])
  })

  test('[C8] an edit that takes a language away or names one, or moves to another prompt, changes the published note too', () => {
    const clerk = during('open').write('anna', 'n1', { language: 'sv' })
    clerk.decide('anna')
    clerk.write('anna', 'n1', { language: undefined })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')).toEqual({ text: 'Sana', prompt: works, workshop: spring })
    clerk.write('anna', 'n1', { language: 'en' })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.language).toBe('en')
    clerk.write('anna', 'n1', { prompt: develop })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.prompt).toBe(develop)
  })

  test('[C8] a note whose author has deleted it altogether is taken back too', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.decide('anna')
    clerk.mine('anna').take('ownNotes', 'n1')
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')).toBeUndefined()
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'withdrawn', revision: 1 })
    expect(clerk.decide('anna')).toEqual(nothing)
  })
})

describe('before any writing step', () => {
  test('[C7] a note is kept, and published when an open step for its prompt begins', () => {
    const clerk = during('open', false).write('anna', 'n1')
    expect(clerk.decide('anna')).toEqual({
      ...nothing,
      receipts: [{ ownNote: 'n1', receipt: { state: 'kept', revision: 1 } }],
    })
    clerk.board.with('progress', 's1', { began: true })
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n1')?.state).toBe('published')
  })

  test('a step of another prompt, or one that is not for writing, publishes nothing', () => {
    const clerk = during('open', false).write('anna', 'n1')
    addStep(clerk, 's2', 'a1', { prompts: [develop] })
    addStep(clerk, 's3', 'a2', { kind: 'discuss' })
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n1')?.state).toBe('kept')
  })
})

describe('a private writing step', () => {
  test('[C2] keeps every note until the reveal', () => {
    const clerk = during('private').write('anna', 'n1').write('bo', 'n1')
    expect(clerk.decide('anna')).toMatchObject({ publish: [], amend: [], wait: [] })
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'kept', revision: 1 })
    expect(clerk.board.rows('notes').size).toBe(0)
    expect(clerk.desk.rows('waiting').size).toBe(0)
  })

  test('[C3] the reveal publishes the kept notes of everybody in the order of the shuffle', () => {
    const clerk = during('private')
    for (const who of ['anna', 'bo', 'cy'])
      for (const own of ['n1', 'n2']) clerk.write(who, own, { text: `${who} ${own}` })
    for (const who of ['anna', 'bo', 'cy']) clerk.decide(who)
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    const decision = clerk.reveal(list => [...list].reverse())
    expect(decision.publish.map(each => each.note.text)).toEqual([
      'cy n2',
      'cy n1',
      'bo n2',
      'bo n1',
      'anna n2',
      'anna n1',
    ])
    expect(clerk.receipt('bo', 'n2')).toEqual({ state: 'published', revision: 1, note: publicId('bo', 'n2') })
    expect(decision.receipts.get(participantId('cy'))).toHaveLength(2)
    expect(clerk.reveal()).toEqual({ publish: [], amend: [], withdraw: [], wait: [], unwait: [], receipts: new Map() })
  })

  test('[C7] a note that arrives after the reveal is published, one that arrives before a reveal still to come is kept', () => {
    const clerk = during('private')
    addStep(clerk, 's2', 'a1', { kind: 'arrange' })
    clerk.write('late', 'n1')
    clerk.decide('late')
    expect(clerk.receipt('late', 'n1')?.state).toBe('kept')
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    clerk.write('later', 'n1')
    clerk.decide('later')
    expect(clerk.receipt('later', 'n1')?.state).toBe('published')
  })

  test('of the steps that began the latest by order decides, not the one whose key came last', () => {
    const clerk = during('private')
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    addStep(clerk, 's0', 'Zz', { mode: 'private' })
    clerk.write('anna', 'n1')
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n1')?.state).toBe('published')
    addStep(clerk, 's9', 'a1', { mode: 'private' })
    clerk.write('anna', 'n2')
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n2')?.state).toBe('kept')
  })

  test('[C8] later than the reveal of another leaves what is public, and keeps an edit of it until its own reveal', () => {
    const clerk = during('private').write('anna', 'n1', { text: 'Vanha' })
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    clerk.decide('anna')
    addStep(clerk, 's2', 'a1', { mode: 'private' })
    expect(clerk.decide('anna')).toEqual(nothing)
    clerk.write('anna', 'n1', { text: 'Uusi' })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.text).toBe('Vanha')
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'kept', revision: 2 })
    clerk.board.with('progress', 's2', { began: true, revealed: true })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.text).toBe('Uusi')
  })

  test('a withdrawal before the reveal leaves nothing to reveal', () => {
    const clerk = during('private').write('anna', 'n1')
    clerk.decide('anna')
    clerk.write('anna', 'n1', { withdrawn: true })
    clerk.decide('anna')
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    expect(clerk.reveal().publish).toEqual([])
  })
})

describe('a private step that was left without its reveal', () => {
  test('[C2] keeps what was written in it when an open step of the same prompt begins, until it is revealed', () => {
    const clerk = during('private').write('anna', 'n1', { text: 'Vain minulle' })
    clerk.decide('anna')
    addStep(clerk, 's2', 'a1', { mode: 'open' })
    clerk.write('anna', 'n2', { text: 'Kaikille' }).write('anna', 'n1', { text: 'Yhä vain minulle' })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n2')?.text).toBe('Kaikille')
    expect(clerk.published('anna', 'n1')).toBeUndefined()
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'kept', revision: 2 })
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.text).toBe('Yhä vain minulle')
  })

  test('[C2] holds nothing back of another prompt', () => {
    const clerk = during('private', false).write('anna', 'n1', { prompt: develop })
    clerk.decide('anna')
    addStep(clerk, 's1', 'a0', { mode: 'private', prompts: [works] })
    addStep(clerk, 's2', 'a1', { mode: 'open', prompts: [develop] })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')).toBeDefined()
  })
})

describe('a moderated writing step', () => {
  test('[C2] lets a note wait on the desk until a facilitator approves it', () => {
    const clerk = during('moderated').write('anna', 'n1', { text: 'Saako?' })
    expect(clerk.decide('anna')).toMatchObject({ publish: [], wait: [{ id: publicId('anna', 'n1') }] })
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'waiting', revision: 1 })
    expect(clerk.moderate('anna', 'n1', { kind: 'approve' }).kind).toBe('decided')
    expect(clerk.published('anna', 'n1')?.text).toBe('Saako?')
    expect(clerk.waiting('anna', 'n1')).toBeUndefined()
    expect(clerk.receipt('anna', 'n1')?.state).toBe('published')
    expect(clerk.decide('anna')).toEqual(nothing)
  })

  test('[C2] a note goes back with a reason, and waits again when it is edited', () => {
    const clerk = during('moderated').write('anna', 'n1')
    clerk.decide('anna')
    clerk.moderate('anna', 'n1', { kind: 'return', reason: 'Ei nimiä' })
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'returned', revision: 1, reason: 'Ei nimiä' })
    expect(clerk.waiting('anna', 'n1')).toBeUndefined()
    expect(clerk.decide('anna')).toEqual(nothing)
    clerk.write('anna', 'n1', { text: 'Siistitty' })
    clerk.decide('anna')
    expect(clerk.waiting('anna', 'n1')?.text).toBe('Siistitty')
  })

  test('[C8] an edit waits while the old words stay, and replaces them when it is approved', () => {
    const clerk = during('moderated').write('anna', 'n1', { text: 'Vanha' })
    clerk.decide('anna')
    clerk.moderate('anna', 'n1', { kind: 'approve' })
    clerk.write('anna', 'n1', { text: 'Uusi' })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.text).toBe('Vanha')
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'waiting', revision: 2 })
    const outcome = clerk.moderate('anna', 'n1', { kind: 'approve' })
    expect(outcome).toMatchObject({ kind: 'decided', decision: { publish: [], amend: [{ note: { text: 'Uusi' } }] } })
    expect(clerk.published('anna', 'n1')?.text).toBe('Uusi')
  })

  test('an edit of a note that waits replaces its words on the desk', () => {
    const clerk = during('moderated').write('anna', 'n1', { text: 'Vanha' })
    clerk.decide('anna')
    clerk.write('anna', 'n1', { text: 'Uusi' })
    clerk.decide('anna')
    expect(clerk.waiting('anna', 'n1')?.text).toBe('Uusi')
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'waiting', revision: 2 })
  })

  test('words changed under a revision that was approved wait like any other', () => {
    const clerk = during('moderated').write('anna', 'n1', { text: 'Kiltti' })
    clerk.decide('anna')
    clerk.moderate('anna', 'n1', { kind: 'approve' })
    clerk.write('anna', 'n1', { text: 'Ilkeä', revision: 1 })
    clerk.decide('anna')
    expect(clerk.published('anna', 'n1')?.text).toBe('Kiltti')
    expect(clerk.waiting('anna', 'n1')?.text).toBe('Ilkeä')
  })

  test('an approval holds for the words that the facilitator saw, not for words changed since', () => {
    const clerk = during('moderated').write('anna', 'n1', { text: 'Kiltti' })
    clerk.decide('anna')
    clerk.write('anna', 'n1', { text: 'Ilkeä' })
    expect(clerk.moderate('anna', 'n1', { kind: 'approve' })).toEqual({ kind: 'not-waiting' })
    clerk.write('anna', 'n1', { text: 'Ilkeä', revision: 1 })
    expect(clerk.moderate('anna', 'n1', { kind: 'approve' })).toEqual({ kind: 'not-waiting' })
    expect(clerk.board.rows('notes').size).toBe(0)
  })

  test('a withdrawn note leaves the desk, and cannot be approved any more', () => {
    const clerk = during('moderated').write('anna', 'n1')
    clerk.decide('anna')
    clerk.write('anna', 'n1', { withdrawn: true })
    expect(clerk.moderate('anna', 'n1', { kind: 'approve' })).toEqual({ kind: 'not-waiting' })
    expect(clerk.decide('anna').unwait).toEqual([publicId('anna', 'n1')])
    expect(clerk.moderate('anna', 'n2', { kind: 'approve' })).toEqual({ kind: 'not-waiting' })
  })

  test('approving one note of an author says nothing of the others', () => {
    const clerk = during('moderated').write('anna', 'n1').write('anna', 'n2', { text: 'Toinen' })
    clerk.decide('anna')
    clerk.write('anna', 'n3', { text: 'Kolmas, josta ei ole vielä päätetty' })
    const outcome = clerk.moderate('anna', 'n1', { kind: 'approve' })
    expect(outcome).toMatchObject({ decision: { wait: [], receipts: [{ ownNote: 'n1' }] } })
    expect(clerk.waiting('anna', 'n2')?.text).toBe('Toinen')
    expect(clerk.receipt('anna', 'n2')?.state).toBe('waiting')
  })

  test('a note that waits is published when an open step for its prompt has begun', () => {
    const clerk = during('moderated').write('anna', 'n1')
    clerk.decide('anna')
    addStep(clerk, 's2', 'a1', { mode: 'open' })
    expect(clerk.decide('anna')).toMatchObject({ publish: [{}], unwait: [publicId('anna', 'n1')] })
  })

  test('what waits is kept instead when a private step has begun', () => {
    const clerk = during('moderated').write('anna', 'n1')
    clerk.decide('anna')
    addStep(clerk, 's2', 'a1', { mode: 'private' })
    clerk.decide('anna')
    expect(clerk.waiting('anna', 'n1')).toBeUndefined()
    expect(clerk.receipt('anna', 'n1')?.state).toBe('kept')
  })
})

describe('names', () => {
  test('[C9] on an anonymous board no note carries an author, whatever the clerk is told', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.names.set(participantId('anna'), 'Anna')
    clerk.decide('anna')
    expect(Object.keys(clerk.published('anna', 'n1') ?? {}).toSorted()).toEqual(['prompt', 'text', 'workshop'])
  })

  test('[C9] nor on a board whose declaration cannot be read, nor on the desk', () => {
    const clerk = during('moderated').write('anna', 'n1')
    clerk.names.set(participantId('anna'), 'Anna')
    clerk.board.take('about', 'board')
    clerk.decide('anna')
    expect(clerk.waiting('anna', 'n1')).not.toHaveProperty('author')
  })

  test.each(['named', 'pseudonymous'] as const)(
    'on a %s board notes carry the name their author goes by',
    anonymity => {
      const clerk = during('open').write('anna', 'n1').write('bo', 'n1')
      clerk.board.set('about', 'board', { anonymity })
      clerk.names.set(participantId('anna'), 'Anna')
      clerk.decide('anna')
      clerk.decide('bo')
      expect(clerk.published('anna', 'n1')?.author).toBe('Anna')
      expect(clerk.published('bo', 'n1')).not.toHaveProperty('author')
      clerk.names.set(participantId('anna'), 'Anna M.')
      expect(clerk.decide('anna').amend).toMatchObject([{ note: { author: 'Anna M.' } }])
    },
  )
})

describe('the order of what is written', () => {
  const reverse = <T>(list: readonly T[]) => [...list].reverse()
  const publicIds = ['bo-n2', 'bo-n1', 'anna-n2', 'anna-n1'].map(id => `${id}-public`)

  test('[C9] never groups the notes of one author: not on the desk, in edits or in withdrawals', () => {
    const clerk = during('moderated')
    const everywhere = (change: Parameters<typeof clerk.write>[2]) => {
      for (const who of ['anna', 'bo']) for (const own of ['n1', 'n2']) clerk.write(who, own, change)
    }
    everywhere({ text: 'Yksi' })
    expect(clerk.reveal(reverse).wait.map(each => each.id)).toEqual(publicIds)
    addStep(clerk, 's2', 'a1', { mode: 'open' })
    const opened = clerk.reveal(reverse)
    expect(opened.publish.map(each => each.id)).toEqual(publicIds)
    expect(opened.unwait).toEqual(publicIds)
    everywhere({ text: 'Kaksi' })
    expect(clerk.reveal(reverse).amend.map(each => each.id)).toEqual(publicIds)
    everywhere({ withdrawn: true })
    expect(clerk.reveal(reverse).withdraw).toEqual(publicIds)
  })
})

describe('limits', () => {
  test('notes past what one person may have are held, and let in when others are withdrawn', () => {
    const clerk = during('open')
    const own = (i: number) => `n${String(i).padStart(4, '0')}`
    for (let i = 0; i < OWN_NOTES_MAX + 2; i += 1) clerk.write('anna', own(i))
    expect(clerk.decide('anna').publish).toHaveLength(OWN_NOTES_MAX)
    const held = { state: 'held', revision: 1, why: 'too-many-notes' }
    expect(clerk.receipt('anna', own(OWN_NOTES_MAX + 1))).toEqual(held)
    // A note whose id comes first does not push out one that was let in before.
    clerk.write('anna', 'm')
    expect(clerk.decide('anna')).toEqual({ ...nothing, receipts: [{ ownNote: 'm', receipt: held }] })
    clerk.write('anna', own(7), { withdrawn: true })
    expect(clerk.decide('anna').publish.map(each => each.id)).toEqual([publicId('anna', 'm')])
  })

  test('a full board holds further notes, and a withdrawal makes room in the same decision', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.decide('anna')
    for (let i = 1; i < NOTES_MAX; i += 1) clerk.board.with('notes', `x${i}`, { note: note() })
    clerk.write('anna', 'n2').write('anna', 'n3')
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n3')).toEqual({ state: 'held', revision: 1, why: 'board-full' })
    expect(clerk.decide('anna')).toEqual(nothing)
    clerk.write('anna', 'n1', { withdrawn: true })
    expect(clerk.decide('anna').publish.map(each => each.id)).toEqual([publicId('anna', 'n2')])
    expect(clerk.board.rows('notes').size).toBe(NOTES_MAX)
    expect(clerk.decide('anna')).toEqual(nothing)
  })

  test('at a full board the shuffle decides which notes of a reveal are held, and an approval leaves the note waiting', () => {
    const clerk = during('private')
    for (const who of ['anna', 'bo']) clerk.write(who, 'n1').decide(who)
    for (let i = 1; i < NOTES_MAX; i += 1) clerk.board.with('notes', `x${i}`, { note: note() })
    clerk.board.with('progress', 's1', { began: true, revealed: true })
    clerk.reveal(list => [...list].reverse())
    expect(clerk.receipt('bo', 'n1')?.state).toBe('published')
    expect(clerk.receipt('anna', 'n1')).toMatchObject({ state: 'held', why: 'board-full' })
    addStep(clerk, 's2', 'a1', { mode: 'moderated' })
    clerk.write('cy', 'n1').decide('cy')
    expect(clerk.moderate('cy', 'n1', { kind: 'approve' })).toEqual({ kind: 'board-full' })
    expect(clerk.receipt('cy', 'n1')?.state).toBe('waiting')
  })

  test('a note to a prompt or workshop that is gone is held; one that is public already stays', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.decide('anna')
    clerk.write('anna', 'n2', { workshop: 'no' as WorkshopId })
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n2')).toEqual({ state: 'held', revision: 1, why: 'workshop-missing' })
    clerk.board.take('prompts', works)
    expect(clerk.decide('anna')).toMatchObject({ withdraw: [] })
    expect(clerk.published('anna', 'n1')).toBeDefined()
    clerk.write('anna', 'n1', { text: 'Uusi' })
    clerk.decide('anna')
    expect(clerk.receipt('anna', 'n1')).toEqual({ state: 'held', revision: 2, why: 'prompt-missing' })
    expect(clerk.published('anna', 'n1')?.text).toBe('Sana')
  })
})

describe('after a crash', () => {
  test('[C5] a note that was published without its receipt gets the receipt and nothing else', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.decide('anna')
    clerk.mine('anna').take('receipts', 'n1')
    addStep(clerk, 's2', 'a1', { mode: 'moderated' })
    const id = publicId('anna', 'n1')
    expect(clerk.decide('anna')).toEqual({
      ...nothing,
      receipts: [{ ownNote: 'n1', receipt: { state: 'published', revision: 1, note: id } }],
    })
  })

  test('[C5] a board that lost a published note gets it again, in any step', () => {
    const clerk = during('open').write('anna', 'n1')
    clerk.decide('anna')
    addStep(clerk, 's2', 'a1', { mode: 'moderated' })
    clerk.board.take('notes', publicId('anna', 'n1'))
    expect(clerk.decide('anna').publish.map(each => each.id)).toEqual([publicId('anna', 'n1')])
  })
})
