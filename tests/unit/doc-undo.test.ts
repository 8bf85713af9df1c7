import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { applyChanges, type Documents } from '#shared/doc/apply-changes.ts'
import { isMadeHere } from '#shared/doc/origins.ts'
import { editBetween, onText, readText, writeText } from '#shared/doc/statement-texts.ts'
import { History, UNDO_STEPS_MAX } from '#shared/doc/undo.ts'
import { clusterPut, freshDocuments, notePut, ownNotePut, placePut } from '#tests/support/doc-changes.ts'

function history() {
  let documents: Documents = freshDocuments()
  const changed = vi.fn()
  const mine = new History(() => documents, changed)
  const read = (document: keyof Documents, table: string) => documents[document]?.getMap(table).toJSON() ?? {}
  const swap = (next: Documents) => {
    documents = { ...documents, ...next }
  }
  return { documents, mine, changed, read, swap }
}

describe('the only writer', () => {
  test('one plan makes one transaction per document, with the origin named, and writes nothing that is so already', () => {
    const documents = freshDocuments()
    const seen: string[] = []
    for (const [name, doc] of Object.entries(documents))
      doc.on('update', (_: Uint8Array, origin: unknown) => seen.push(`${name} ${origin}`))
    const plan = [placePut('n1', [1, 2]), clusterPut('c1', { fi: 'a' }), notePut('n1', 'x'), placePut('n2', [3, 4])]
    expect(applyChanges(documents, plan, 'intent')).toEqual(['arrangement', 'board'])
    expect(seen).toEqual(['arrangement intent', 'board intent'])
    expect(applyChanges(documents, plan, 'intent')).toEqual([])
    expect(seen).toHaveLength(2)
  })

  test('a field given as undefined goes, and a removed row goes with all its fields', () => {
    const documents = freshDocuments()
    applyChanges(documents, [{ kind: 'put', table: 'marks', id: 'n', fields: { key: true, colour: 'sun' } }], 'intent')
    applyChanges(documents, [{ kind: 'put', table: 'marks', id: 'n', fields: { key: undefined } }], 'intent')
    expect(documents.arrangement?.getMap('marks').toJSON()).toEqual({ 'n.colour': 'sun' })
    applyChanges(documents, [{ kind: 'remove', table: 'marks', id: 'n' }], 'intent')
    expect(documents.arrangement?.getMap('marks').toJSON()).toEqual({})
  })

  test('a change to a document that is not at hand is a bug, and nothing of its plan is written', () => {
    const board = new Y.Doc()
    expect(() => applyChanges({ board }, [notePut('n', 'x'), ownNotePut('o', 'y')], 'intent')).toThrow('mine')
    expect(board.getMap('notes').size).toBe(0)
  })

  test('what is made on this device is told from what arrives', () => {
    expect(['intent', 'undo', 'resend'].every(isMadeHere)).toBe(true)
    expect(['remote', 'storage', 'clerk', 'migration', 'template', null, undefined].some(isMadeHere)).toBe(false)
  })
})

describe('taking back', () => {
  test('goes back over several documents in the order of the acts, and forward again', () => {
    const { mine, read } = history()
    mine.act([clusterPut('c1', { fi: 'one' })])
    mine.act([ownNotePut('o1', 'words')])
    mine.act([clusterPut('c1', { fi: 'two' }), placePut('n1', [1, 1])])
    expect(mine.undo()).toBe(true)
    expect(read('arrangement', 'clusters')).toMatchObject({ 'c1.title': { fi: 'one' } })
    expect(read('arrangement', 'places')).toEqual({})
    mine.undo()
    expect(read('mine', 'ownNotes')).toEqual({})
    mine.undo()
    expect(read('arrangement', 'clusters')).toEqual({})
    expect([mine.undo(), mine.canUndo, mine.canRedo]).toEqual([false, false, true])
    while (mine.redo());
    expect(read('arrangement', 'clusters')).toMatchObject({ 'c1.title': { fi: 'two' } })
    expect(read('arrangement', 'places')).toEqual({ 'f1:n1.place': { in: 'open', at: [1, 1] } })
    expect(Object.keys(read('mine', 'ownNotes'))).toEqual(['o1.note'])
  })

  test('never undoes what somebody else did since', () => {
    const { documents, mine, read } = history()
    mine.act([placePut('n1', [1, 1])])
    mine.act([placePut('n1', [2, 2]), placePut('n2', [5, 5])])
    applyChanges(documents, [placePut('n1', [9, 9])], 'remote')
    mine.undo()
    expect(read('arrangement', 'places')).toEqual({ 'f1:n1.place': { in: 'open', at: [9, 9] } })
    expect(mine.undo()).toBe(false)
    expect(read('arrangement', 'places')).toEqual({ 'f1:n1.place': { in: 'open', at: [9, 9] } })
  })

  test('a row that I made stays whole if somebody has worked on it', () => {
    const { documents, mine, read } = history()
    mine.act([clusterPut('c1', { fi: 'mine' })])
    applyChanges(documents, [{ kind: 'put', table: 'clusters', id: 'c1', fields: { title: { fi: 'ours' } } }], 'remote')
    expect(mine.undo()).toBe(false)
    expect(Object.keys(read('arrangement', 'clusters'))).toEqual(['c1.title', 'c1.place'])
  })

  test('a field added to a row that was there goes, the rest of the row stays', () => {
    const { documents, mine, read } = history()
    applyChanges(documents, [{ kind: 'put', table: 'marks', id: 'n', fields: { colour: 'sky' } }], 'remote')
    mine.act([{ kind: 'put', table: 'marks', id: 'n', fields: { key: true } }])
    mine.undo()
    expect(read('arrangement', 'marks')).toEqual({ 'n.colour': 'sky' })
  })

  test('a removal comes back as it was', () => {
    const { mine, read } = history()
    mine.act([clusterPut('c1', { fi: 'a' })])
    const before = read('arrangement', 'clusters')
    mine.act([{ kind: 'remove', table: 'clusters', id: 'c1' }])
    mine.undo()
    expect(read('arrangement', 'clusters')).toEqual(before)
  })

  test('an own note goes back to its words, not to its revision', () => {
    const { mine, read } = history()
    mine.act([ownNotePut('o1', 'first', 1)])
    mine.act([ownNotePut('o1', 'second', 2)])
    mine.undo()
    expect(read('mine', 'ownNotes')).toMatchObject({ 'o1.note': { text: 'first', revision: 3 } })
    mine.redo()
    expect(read('mine', 'ownNotes')).toMatchObject({ 'o1.note': { text: 'second', revision: 4 } })
  })

  test('works on when a document is exchanged for another that holds the same', () => {
    const { documents, mine, read, swap } = history()
    mine.act([placePut('n1', [1, 1])])
    mine.act([placePut('n1', [2, 2])])
    const next = new Y.Doc()
    Y.applyUpdate(next, Y.encodeStateAsUpdate(documents.arrangement ?? next))
    swap({ arrangement: next })
    mine.undo()
    expect(read('arrangement', 'places')).toEqual({ 'f1:n1.place': { in: 'open', at: [1, 1] } })
  })

  test('an act after an undo ends what could be done again; what changes nothing is no step; the row of steps is bounded', () => {
    const { mine } = history()
    mine.act([placePut('n1', [1, 1])])
    mine.act([placePut('n1', [1, 1])])
    mine.undo()
    expect(mine.canUndo).toBe(false)
    mine.act([placePut('n2', [0, 0])])
    expect(mine.canRedo).toBe(false)
    for (let x = 1; x <= UNDO_STEPS_MAX + 5; x += 1) mine.act([placePut('n2', [x, 0])])
    let steps = 0
    while (mine.undo()) steps += 1
    expect(steps).toBe(UNDO_STEPS_MAX)
  })
})

describe('statement texts', () => {
  test('[T3] the smallest edit is found, and a surrogate pair is never cut', () => {
    expect(editBetween('kissa', 'kissa')).toBeUndefined()
    expect(editBetween('abc', 'abXc')).toEqual({ start: 2, removed: '', inserted: 'X' })
    expect(editBetween('aaa', 'aa')).toEqual({ start: 2, removed: 'a', inserted: '' })
    expect(editBetween('😀', '😁')).toEqual({ start: 0, removed: '😀', inserted: '😁' })
    expect(editBetween('𐀀x', '𐐀x')).toEqual({ start: 0, removed: '𐀀', inserted: '𐐀' })
  })

  test('[T3] two people type into one text at once and both are there', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()]
    writeText(here, 's1', 'A strategy.', 'intent')
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    writeText(here, 's1', 'A living strategy.', 'intent')
    writeText(there, 's1', 'A strategy. It is polished.', 'intent')
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
    expect([readText(here, 's1'), readText(there, 's1')]).toEqual(Array(2).fill('A living strategy. It is polished.'))
  })

  test('only who watches the text is woken, also by its coming', () => {
    const board = new Y.Doc()
    const [mine, other] = [vi.fn(), vi.fn()]
    onText(board, 's1', mine)
    onText(board, 's2', other)
    writeText(board, 's1', 'a', 'intent')
    writeText(board, 's1', 'ab', 'intent')
    expect([mine.mock.calls.length, other.mock.calls.length]).toEqual([2, 0])
  })

  test('my typing is taken back where others have typed around it, and left where they typed into it', () => {
    const { documents, mine } = history()
    const board = documents.board ?? new Y.Doc()
    mine.write('s1', 'strategy')
    mine.write('s1', 'living strategy')
    writeText(board, 's1', 'A living strategy', 'remote')
    writeText(board, 's1', 'A living strategy!', 'remote')
    mine.undo()
    expect(readText(board, 's1')).toBe('A strategy!')
    mine.redo()
    expect(readText(board, 's1')).toBe('A living strategy!')
    writeText(board, 's1', 'A lively strategy!', 'remote')
    mine.undo()
    // That step can no longer be taken back; the one before it can.
    expect(readText(board, 's1')).toBe('A lively !')
  })

  test('a text that is something else reads as empty', () => {
    const board = new Y.Doc()
    board.getMap('statementTexts').set('s1', 'plain')
    expect(readText(board, 's1')).toBe('')
  })
})
