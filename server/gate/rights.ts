import { DECLARED_FIELDS, HOMES, TEXT_ROOT, type Writer } from '#shared/doc/documents.ts'
import { isField, isRowId, partsOf } from '#shared/doc/keys.ts'
import { isId } from '#shared/domain/ids.ts'
import type { TableName } from '#shared/domain/tables.ts'
import { refuse } from './refusal.ts'
import type { GateSession } from './verdict.ts'

/** Tables with a single row, and its id. */
const SINGLE_ROWS: ReadonlyMap<string, string> = new Map([
  ['about', 'board'],
  ['run', 'board'],
  ['membership', 'me'],
  ['assigned', 'me'],
])
/** A19. Ids that a plain object would take for something of its own. */
const HAZARDOUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A root of the session's document: a table, or the shared texts. */
export type Root = { readonly kind: 'table'; readonly name: TableName } | { readonly kind: 'texts' }

export interface Field {
  readonly row: string
  readonly field: string
}

/** What a session may write, asked once per writer and check. */
export class Rights {
  readonly #session: GateSession
  readonly #answers = new Map<Writer, boolean>()

  constructor(session: GateSession) {
    this.#session = session
  }

  root(name: string): Root {
    const { document } = this.#session
    if (name === TEXT_ROOT && document === 'board') return { kind: 'texts' }
    return isTable(name) && HOMES[name].document === document ? { kind: 'table', name } : refuse('unknown-root')
  }

  /** Refuses unless this session may write, or take away, what lies under that key. */
  demand(root: Root, key: string): void {
    if (root.kind === 'texts') this.#demand('facilitators')
    else this.#demand(DECLARED_FIELDS.has(`${root.name}.${fieldOf(key)}`) ? 'clerk' : HOMES[root.name].writer)
  }

  /** Refuses where no shared text is, or this session may not write them. */
  demandTexts(): void {
    if (this.#session.document !== 'board') refuse('unknown-kind')
    this.#demand('facilitators')
  }

  #demand(writer: Writer): void {
    let answer = this.#answers.get(writer)
    if (answer === undefined) {
      answer = this.#session.mayWrite(writer)
      this.#answers.set(writer, answer)
    }
    if (!answer) refuse(writer === 'arrangers' ? this.#session.refusalOf : 'not-allowed')
  }
}

/** T1. Parts a key that something new is to be written under. */
export function fieldAt(root: Root, key: string): Field {
  const { row, field } = root.kind === 'texts' ? { row: key, field: '' } : partsOf(key)
  const isSound =
    root.kind === 'texts'
      ? isId(key)
      : isRowId(root.name, row) && isField(root.name, field) && (SINGLE_ROWS.get(root.name) ?? row) === row
  return isSound && !HAZARDOUS.has(row) ? { row, field } : refuse('unknown-key')
}

function fieldOf(key: string): string {
  return partsOf(key).field
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(HOMES, name)
}
