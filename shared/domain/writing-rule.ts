import type { PromptId, WorkshopId } from './ids.ts'
import { compareOrdered } from './order.ts'
import { isSame } from './same.ts'
import { isStepOf } from './series.ts'
import type { Note, OwnNote, Receipt, Step, View } from './tables.ts'

/** What becomes of an own note that stands; its author is told so by the receipt. */
export type Fate = 'publish' | 'keep' | 'wait' | Extract<Receipt, { state: 'returned' | 'held' }>

/** What the writing rule looks at. */
export interface Judged {
  readonly board: View
  readonly own: OwnNote
  /** The last word on this note. */
  readonly receipt: Receipt | undefined
  /** The note as everybody sees it now. */
  readonly published: Note | undefined
  /** Within the author's limit of notes. */
  readonly isAdmitted: boolean
  /** A facilitator has just approved these very words. */
  readonly isApproved: boolean
}

/** The writing rule (C2, C7, C8). */
export function fateOf({ board, own, receipt, published, isAdmitted, isApproved }: Judged): Fate {
  const { revision } = own
  if (isApproved || isPublic(own, receipt, published)) return 'publish'
  if (!isAdmitted) return { state: 'held', revision, why: 'too-many-notes' }
  if (!board.row('prompts', own.prompt)) return { state: 'held', revision, why: 'prompt-missing' }
  if (!board.row('workshops', own.workshop)) return { state: 'held', revision, why: 'workshop-missing' }
  if (receipt?.state === 'returned' && receipt.revision === revision) return receipt
  if (receipt?.state === 'kept' && awaitsReveal(board, own.prompt)) return 'keep'
  const fate = writtenNow(board, own.prompt, own.workshop)
  // What waits for a facilitator's word goes on waiting for it, though the next workshop has begun.
  return fate === 'later' ? (receipt?.state === 'waiting' ? 'wait' : 'keep') : fate
}

/**
 * What becomes of a note to this prompt that is written now. `later`: no step has asked for it yet, or none of its own
 * workshop, if that has steps of its own that ask. A device says itself which workshop its note comes from, so the
 * step that began last has its say too, whatever workshop it belongs to: the stricter one decides.
 */
export function writtenNow(
  board: View,
  prompt: PromptId,
  workshop: WorkshopId | undefined,
): 'publish' | 'keep' | 'wait' | 'later' {
  const own = workshop && writingStepOf(board, prompt, workshop)
  if (workshop && !own && asksInOwnSteps(board, prompt, workshop)) return 'later'
  const fates = [own, writingStepOf(board, prompt)].flatMap(step => (step ? [fateIn(step)] : []))
  return (['keep', 'wait', 'publish'] as const).find(fate => fates.includes(fate)) ?? 'later'
}

function fateIn({ step, isRevealed }: { readonly step: Step; readonly isRevealed: boolean }) {
  const { mode } = step.rules
  switch (mode) {
    case 'open':
      return 'publish'
    case 'private':
      return isRevealed ? 'publish' : 'keep'
    case 'moderated':
      return 'wait'
  }
}

function asksInOwnSteps(board: View, prompt: PromptId, workshop: WorkshopId): boolean {
  for (const { rules, workshop: its } of board.rows('steps').values()) {
    if (its === workshop && rules.kind === 'write' && rules.prompts.includes(prompt)) return true
  }
  return false
}

/**
 * What was public stays public, whatever step runs now. The words decide, not the revision: a hand-made client can
 * change words under a revision that was approved. Only where a board has lost a note does the receipt speak.
 */
function isPublic(own: OwnNote, receipt: Receipt | undefined, published: Note | undefined): boolean {
  if (published) return sameWords(published, own)
  return receipt?.state === 'published' && receipt.revision === own.revision
}

/** The latest writing step for this prompt that has begun; of one workshop, or of all of them. */
function writingStepOf(
  board: View,
  prompt: PromptId,
  workshop?: WorkshopId,
): { readonly step: Step; readonly isRevealed: boolean } | undefined {
  let latest: { readonly id: string; readonly order: string } | undefined
  for (const [id, step] of board.rows('steps')) {
    const { rules, order } = step
    if (rules.kind !== 'write' || !rules.prompts.includes(prompt) || !board.row('progress', id)?.began) continue
    if (workshop !== undefined && !isStepOf(board, step, workshop)) continue
    if (!latest || compareOrdered(latest, { id, order }) < 0) latest = { id, order }
  }
  const step = latest && board.row('steps', latest.id)
  return latest && step ? { step, isRevealed: board.row('progress', latest.id)?.revealed === true } : undefined
}

/**
 * A private step of this prompt was left without its reveal. What was written under its promise stays unseen until
 * then, though a later step may be open.
 */
function awaitsReveal(board: View, prompt: PromptId): boolean {
  for (const [id, { rules }] of board.rows('steps')) {
    if (rules.kind !== 'write' || rules.mode !== 'private' || !rules.prompts.includes(prompt)) continue
    const progress = board.row('progress', id)
    if (progress?.began && !progress.revealed) return true
  }
  return false
}

/** C9: no name on an anonymous board, nor on one whose declaration cannot be read. */
export function shownName(board: View, name: string | undefined): string | undefined {
  const anonymity = board.row('about', 'board')?.anonymity
  return anonymity === 'named' || anonymity === 'pseudonymous' ? name : undefined
}

/** The note as it is published. */
export function publishable(own: OwnNote, author: string | undefined): Note {
  const { text, prompt, workshop, wish, language } = own
  return {
    text,
    prompt,
    workshop,
    ...(wish && { wish }),
    ...(language && { language }),
    ...(author && { author }),
  }
}

/** Whether the published note says what the own note says; its author's name aside. */
export function sameWords(published: Note, own: OwnNote): boolean {
  return isSame({ ...published, author: undefined }, publishable(own, undefined))
}
