import {
  type Author,
  type Decision,
  decideForAuthor,
  decideModeration,
  decideReveal,
  type JointDecision,
  type ModerationOutcome,
  type ModerationWord,
  type ReceiptEntry,
} from '#shared/domain/clerk.ts'
import type { NoteId, OwnNoteId, ParticipantId } from '#shared/domain/ids.ts'
import type { Note, OwnNote, Receipt } from '#shared/domain/tables.ts'
import { PlainView } from './plain-view.ts'
import { participantId, smallBoard, spring, works } from './small-board.ts'

/** A board, a desk and some authors, with the clerk's decisions carried out on plain maps. */
export class ClerkAtWork {
  readonly board: PlainView
  readonly desk = new PlainView()
  readonly mines = new Map<ParticipantId, PlainView>()
  names = new Map<ParticipantId, string>()

  constructor(board = smallBoard()) {
    this.board = board
  }

  mine(who: string): PlainView {
    const id = participantId(who)
    const mine = this.mines.get(id) ?? new PlainView()
    this.mines.set(id, mine)
    return mine
  }

  author(who: string): Author {
    return {
      participant: participantId(who),
      mine: this.mine(who),
      noteIdOf: own => publicId(who, own),
      name: this.names.get(participantId(who)),
    }
  }

  /** The author writes; a revision that is not named is the next one. */
  write(who: string, own: string, change: Partial<OwnNote> = {}): this {
    const before = this.mine(who).row('ownNotes', own)?.note
    const note = {
      text: 'Sana',
      prompt: works,
      workshop: spring,
      ...before,
      revision: (before?.revision ?? 0) + 1,
      ...change,
    }
    this.mine(who).with('ownNotes', own, { note })
    return this
  }

  decide(who: string): Decision {
    const decision = decideForAuthor(this, this.author(who))
    this.carryOut(decision)
    this.writeReceipts(who, decision.receipts)
    return decision
  }

  reveal(shuffle: <T>(list: readonly T[]) => readonly T[] = list => list): JointDecision {
    const decision = decideReveal(
      this,
      [...this.mines.keys()].map(who => this.author(who)),
      shuffle,
    )
    this.carryOut(decision)
    for (const [who, receipts] of decision.receipts) this.writeReceipts(who, receipts)
    return decision
  }

  moderate(who: string, own: string, word: ModerationWord): ModerationOutcome {
    const outcome = decideModeration(this, this.author(who), publicId(who, own), word)
    if (outcome.kind === 'decided') {
      this.carryOut(outcome.decision)
      this.writeReceipts(who, outcome.decision.receipts)
    }
    return outcome
  }

  receipt(who: string, own: string): Receipt | undefined {
    return this.mine(who).row('receipts', own)?.receipt
  }

  published(who: string, own: string): Note | undefined {
    return this.board.row('notes', publicId(who, own))?.note
  }

  waiting(who: string, own: string): Note | undefined {
    return this.desk.row('waiting', publicId(who, own))?.note
  }

  private carryOut(decision: Omit<Decision, 'receipts'>): void {
    for (const { id, note } of [...decision.publish, ...decision.amend]) this.board.with('notes', id, { note })
    for (const id of decision.withdraw) this.board.take('notes', id)
    for (const { id, note } of decision.wait) this.desk.with('waiting', id, { note })
    for (const id of decision.unwait) this.desk.take('waiting', id)
  }

  private writeReceipts(who: string, receipts: readonly ReceiptEntry[]): void {
    for (const { ownNote, receipt } of receipts) this.mine(who).with('receipts', ownNote, { receipt })
  }
}

/** Stands in for the derivation with the board's secret: fixed for participant and own note, and says so. */
export function publicId(who: string, own: OwnNoteId | string): NoteId {
  return `${who}-${own}-public` as NoteId
}

export const nothing: Decision = { publish: [], amend: [], withdraw: [], wait: [], unwait: [], receipts: [] }
