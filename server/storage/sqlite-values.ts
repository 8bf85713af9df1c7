import type { SQLOutputValue } from 'node:sqlite'
import type { Row } from './sqlite-handle.ts'
import { StorageError } from './storage.ts'

/** Columns read with distrust: a value of another kind than the schema's means that the file is damaged. */
export function textOf(row: Row, column: string): string {
  const value = row[column]
  return typeof value === 'string' ? value : notThe('text', column)
}

export function numberOf(row: Row, column: string): number {
  const value = row[column]
  return typeof value === 'number' ? value : notThe('number', column)
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column]
  return value instanceof Uint8Array ? value : notThe('bytes', column)
}

/** NULL reads as undefined. */
export function optional<T>(row: Row, column: string, read: (row: Row, column: string) => T): T | undefined {
  const value: SQLOutputValue | undefined = row[column]
  return value === null ? undefined : read(row, column)
}

/** One of a closed list. */
export function choiceOf<const Choice extends string>(row: Row, column: string, choices: readonly Choice[]): Choice {
  const value = textOf(row, column)
  return choices.find(choice => choice === value) ?? notThe(choices.join(' or '), column)
}

function notThe(kind: string, column: string): never {
  throw new StorageError('damaged', `column ${column} does not hold ${kind}`)
}
