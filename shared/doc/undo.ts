import * as Y from 'yjs'
import type { Change, Put } from '#shared/domain/plan.ts'
import { isSame } from '#shared/domain/same.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'
import { applyChanges, type Documents } from './apply-changes.ts'
import { HOMES } from './documents.ts'
import { keyOf } from './keys.ts'
import type { Origin } from './origins.ts'
import { rootMap } from './root-map.ts'
import { textOf, writeText } from './statement-texts.ts'

/*
 * What one person can take back and do again, over all documents, in the order of the acts. A step remembers fields
 * before and after; taking it back writes a field's earlier value only where the field still holds what this person
 * put there, so nobody else's work is undone. Unlike Y.UndoManager it also outlives the exchange of a document
 * for a new one (a refused edit), and spans documents.
 */

/** Older steps are forgotten. */
export const UNDO_STEPS_MAX = 200

interface FieldEdit {
  readonly table: TableName
  readonly id: string
  readonly field: string
  /** undefined: the field was not there. */
  readonly before: unknown
  readonly after: unknown
  /** Nothing was under this row's id before the step. */
  readonly isNewRow: boolean
}
interface TextStep {
  readonly statement: string
  readonly removed: string
  readonly inserted: string
  /** Around what was inserted; they do not resolve in another document, and the step then does nothing. */
  readonly start: Y.RelativePosition
  readonly end: Y.RelativePosition
}
type Step =
  | { readonly kind: 'fields'; readonly edits: readonly FieldEdit[] }
  | { readonly kind: 'text'; readonly edit: TextStep }

export class History {
  readonly #documents: () => Documents
  readonly #changed: () => void
  #undoable: Step[] = []
  #redoable: Step[] = []

  /** `documents` is asked at each act, so they may be exchanged. `changed` is called when canUndo or canRedo may differ. */
  constructor(documents: () => Documents, changed: () => void) {
    this.#documents = documents
    this.#changed = changed
  }

  get canUndo(): boolean {
    return this.#undoable.length > 0
  }

  get canRedo(): boolean {
    return this.#redoable.length > 0
  }

  /** Carries out a plan's changes; one step, if it changed anything. */
  act(changes: readonly Change[]): void {
    const step = this.#carryOut(changes, 'intent')
    if (step) this.#did(step)
  }

  /** Writes a statement's text; one step, if it changed anything. */
  write(statement: string, value: string): void {
    const step = this.#writeText(statement, value, 'intent')
    if (step) this.#did(step)
  }

  /** Takes the newest step back that still can be; false if there is none. */
  undo(): boolean {
    return this.#move(this.#undoable, this.#redoable)
  }

  redo(): boolean {
    return this.#move(this.#redoable, this.#undoable)
  }

  #did(step: Step): void {
    this.#undoable.push(step)
    if (this.#undoable.length > UNDO_STEPS_MAX) this.#undoable.shift()
    this.#redoable = []
    this.#changed()
  }

  #move(from: Step[], to: Step[]): boolean {
    let isDone = false
    while (!isDone) {
      const step = from.pop()
      if (!step) break
      const back = step.kind === 'fields' ? this.#revertFields(step.edits) : this.#revertText(step.edit)
      if (!back) continue
      to.push(back)
      isDone = true
    }
    this.#changed()
    return isDone
  }

  #carryOut(changes: readonly Change[], origin: Origin): Step | undefined {
    const documents = this.#documents()
    const touched = new Map<string, Omit<FieldEdit, 'after'>>()
    for (const change of changes) {
      for (const field of change.kind === 'put' ? Object.keys(change.fields) : Object.keys(TABLES[change.table])) {
        const name = `${change.table}/${keyOf(change.id, field)}`
        if (touched.has(name)) continue
        const { table, id } = change
        const before = fieldValue(documents, table, id, field)
        touched.set(name, { table, id, field, before, isNewRow: !isThere(documents, table, id) })
      }
    }
    applyChanges(documents, changes, origin)
    const edits = [...touched.values()]
      .map(edit => ({ ...edit, after: fieldValue(documents, edit.table, edit.id, edit.field) }))
      .filter(({ before, after }) => !isSame(before, after))
    return edits.length > 0 ? { kind: 'fields', edits } : undefined
  }

  #revertFields(edits: readonly FieldEdit[]): Step | undefined {
    const documents = this.#documents()
    const byRow = new Map<string, FieldEdit[]>()
    for (const edit of edits) {
      const name = `${edit.table}/${edit.id}`
      byRow.set(name, [...(byRow.get(name) ?? []), edit])
    }
    const changes = [...byRow.values()].flatMap(row => revertedRow(documents, row))
    return changes.length > 0 ? this.#carryOut(changes, 'undo') : undefined
  }

  #writeText(statement: string, value: string, origin: Origin): Step | undefined {
    const { board } = this.#documents()
    if (!board) return undefined
    const edit = writeText(board, statement, value, origin)
    const text = textOf(board, statement)
    if (!edit || !text) return undefined
    // The first clings to what stands to its right, the second to its left: what others type beside stays outside.
    const isInsert = edit.inserted.length > 0
    const start = Y.createRelativePositionFromTypeIndex(text, edit.start, 0)
    const end = Y.createRelativePositionFromTypeIndex(text, edit.start + edit.inserted.length, isInsert ? -1 : 0)
    return { kind: 'text', edit: { statement, removed: edit.removed, inserted: edit.inserted, start, end } }
  }

  #revertText({ statement, removed, inserted, start, end }: TextStep): Step | undefined {
    const { board } = this.#documents()
    if (!board) return undefined
    const text = textOf(board, statement)
    const from = Y.createAbsolutePositionFromRelativePosition(start, board)
    const to = Y.createAbsolutePositionFromRelativePosition(end, board)
    if (!text || from?.type !== text || to?.type !== text) return undefined
    const words = text.toString()
    if (words.slice(from.index, to.index) !== inserted) return undefined
    return this.#writeText(statement, words.slice(0, from.index) + removed + words.slice(to.index), 'undo')
  }
}

function fieldValue(documents: Documents, table: TableName, id: string, field: string): unknown {
  const doc = documents[HOMES[table].document]
  return doc && rootMap(doc, table)?.get(keyOf(id, field))
}

function isThere(documents: Documents, table: TableName, id: string): boolean {
  return Object.keys(TABLES[table]).some(field => fieldValue(documents, table, id, field) !== undefined)
}

/** Puts back what this person changed in one row, as far as nobody has changed it since. */
function revertedRow(documents: Documents, edits: readonly FieldEdit[]): readonly Change[] {
  const [first] = edits
  if (!first) return []
  const { table, id } = first
  const isMine = (edit: FieldEdit) => isSame(fieldValue(documents, table, id, edit.field), edit.after)
  if (first.isNewRow) {
    // This person made the row. Whoever has worked on it since keeps it.
    const others = Object.keys(TABLES[table]).filter(field => !edits.some(edit => edit.field === field))
    const isUntouched = edits.every(isMine) && others.every(f => fieldValue(documents, table, id, f) === undefined)
    return isUntouched ? [{ kind: 'remove', table, id }] : []
  }
  const fields = edits.filter(isMine).map(({ field, before, after }) => [field, withRevision(table, before, after)])
  return fields.length > 0 ? [{ kind: 'put', table, id, fields: Object.fromEntries(fields) } as Put] : []
}

/** An own note's revision counts up whatever is done to it: the receipts tell by it which words they speak of. */
function withRevision(table: TableName, before: unknown, after: unknown): unknown {
  if (table !== 'ownNotes' || !hasRevision(before) || !hasRevision(after)) return before
  return { ...before, revision: after.revision + 1 }
}

function hasRevision(value: unknown): value is { readonly revision: number } {
  return typeof value === 'object' && value !== null && 'revision' in value && typeof value.revision === 'number'
}
