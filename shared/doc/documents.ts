import type { TableName } from '#shared/domain/tables.ts'

export const DOCUMENT_NAMES = ['board', 'arrangement', 'mine', 'desk'] as const
export type DocumentName = (typeof DOCUMENT_NAMES)[number]

/** Who may write a table. `arrangers`: facilitators always, participants while the step allows it. */
export type Writer = 'clerk' | 'facilitators' | 'arrangers' | 'author'

/** Which document a table lies in (the table's name is the root's name), and who may write it. */
export const HOMES: { readonly [T in TableName]: { readonly document: DocumentName; readonly writer: Writer } } = {
  about: { document: 'board', writer: 'facilitators' },
  frameworks: { document: 'board', writer: 'facilitators' },
  priorities: { document: 'board', writer: 'facilitators' },
  prompts: { document: 'board', writer: 'facilitators' },
  workshops: { document: 'board', writer: 'facilitators' },
  steps: { document: 'board', writer: 'facilitators' },
  run: { document: 'board', writer: 'facilitators' },
  progress: { document: 'board', writer: 'facilitators' },
  rounds: { document: 'board', writer: 'facilitators' },
  groups: { document: 'board', writer: 'facilitators' },
  statements: { document: 'board', writer: 'facilitators' },
  wordings: { document: 'board', writer: 'facilitators' },
  hidden: { document: 'board', writer: 'facilitators' },
  notes: { document: 'board', writer: 'clerk' },
  results: { document: 'board', writer: 'clerk' },
  turnouts: { document: 'board', writer: 'clerk' },
  groupCounts: { document: 'board', writer: 'clerk' },
  places: { document: 'arrangement', writer: 'arrangers' },
  clusters: { document: 'arrangement', writer: 'arrangers' },
  marks: { document: 'arrangement', writer: 'arrangers' },
  ownNotes: { document: 'mine', writer: 'author' },
  receipts: { document: 'mine', writer: 'clerk' },
  membership: { document: 'mine', writer: 'author' },
  assigned: { document: 'mine', writer: 'clerk' },
  waiting: { document: 'desk', writer: 'clerk' },
  people: { document: 'desk', writer: 'clerk' },
  counts: { document: 'desk', writer: 'clerk' },
  groupNotes: { document: 'desk', writer: 'clerk' },
}

/** Fields that only the clerk writes although facilitators own the table: they are declared when the board is made. */
export const DECLARED_FIELDS: ReadonlySet<string> = new Set(['about.schema', 'about.anonymity'])

/**
 * Besides the tables, `board` has one root of shared texts: `statementTexts`, a map from statement id to Y.Text
 * (no formatting, at most STATEMENT_TEXT_MAX_CHARS), written by facilitators together.
 */
export const TEXT_ROOT = 'statementTexts'

export const SCHEMA_VERSION = 1
