import type { TextStorage } from '#client/session/environment.ts'
import type { WorkshopId } from '#shared/domain/ids.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'

/** What a board's server said of it last: with it the board opens without a network. */
export function keepFacts(texts: TextStorage, facts: BoardAnswer): void {
  const { board, role, anonymity, title, retainUntil } = facts
  try {
    texts.setItem(keyOf(board), JSON.stringify({ board, role, anonymity, title, retainUntil }))
  } catch {
    // A browser that stores nothing asks the server each time.
  }
}

export function keptFacts(texts: TextStorage, board: string): BoardAnswer | undefined {
  try {
    // Written by keepFacts on this device alone.
    const found = JSON.parse(texts.getItem(keyOf(board)) ?? 'null') as BoardAnswer | null
    return found?.board === board ? found : undefined
  } catch {
    return undefined
  }
}

export function forgetFacts(texts: TextStorage, board: string): void {
  texts.removeItem(keyOf(board))
  texts.removeItem(nameKeyOf(board))
  texts.removeItem(workshopKeyOf(board))
}

/** The workshop of the series that this device was in last. */
export function keepWorkshop(texts: TextStorage, board: string, workshop: WorkshopId): void {
  try {
    texts.setItem(workshopKeyOf(board), workshop)
  } catch {
    // A browser that stores nothing is told of nothing new.
  }
}

export function keptWorkshop(texts: TextStorage, board: string): string | undefined {
  return texts.getItem(workshopKeyOf(board)) ?? undefined
}

function workshopKeyOf(board: string): string {
  return `timantti/${board}/workshop`
}

/** The name that this person gave when joining, for showing it to them; only this device has it under a board. */
export function keepName(texts: TextStorage, board: string, name: string | undefined): void {
  try {
    if (name === undefined) texts.removeItem(nameKeyOf(board))
    else texts.setItem(nameKeyOf(board), name)
  } catch {
    // A browser that stores nothing: the name still stands with the notes.
  }
}

export function keptName(texts: TextStorage, board: string): string | undefined {
  return texts.getItem(nameKeyOf(board)) ?? undefined
}

function nameKeyOf(board: string): string {
  return `timantti/${board}/name`
}

function keyOf(board: string): string {
  return `timantti/${board}/facts`
}
