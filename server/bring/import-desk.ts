import { importedIdOf } from '#server/clerk/derived-ids.ts'
import { type BroughtIds, type NotesToBring, planBringing, planTakingBack } from '#shared/bring/bring-notes.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import type { Change } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'

/** What the import desk asks of its board. */
export interface ImportHost {
  readonly secret: Uint8Array
  /** `board` and `arrangement`, live. */
  readonly view: View
  /** Writes as the clerk, into both documents in one step of the loop: they are committed together. */
  write(board: readonly Change[], arrangement: readonly Change[]): void
}

export type BringOutcome =
  | { readonly kind: 'done'; readonly notesBrought: number }
  | { readonly kind: 'board-full' | 'target-missing' }

/**
 * Brings notes into a board and takes them back (I1 to I5). It keeps nothing: which notes came with an import follows
 * from the import's name and the board's secret.
 */
export class ImportDesk {
  readonly #host: ImportHost

  constructor(host: ImportHost) {
    this.#host = host
  }

  bring(importId: string, wanted: NotesToBring): BringOutcome {
    const plan = planBringing(this.#host.view, wanted, this.#idsOf(importId))
    if (plan.kind === 'refused') return { kind: plan.reason }
    this.#host.write(plan.board, plan.arrangement)
    return { kind: 'done', notesBrought: wanted.notes.length }
  }

  /** How many notes went. */
  takeBack(importId: string): number {
    const plan = planTakingBack(this.#host.view, IMPORT_NOTES_MAX, this.#idsOf(importId))
    this.#host.write(plan.board, plan.arrangement)
    return plan.notesTaken
  }

  #idsOf(importId: string): BroughtIds {
    const { secret } = this.#host
    return {
      note: at => importedIdOf(secret, 'note', importId, at) as NoteId,
      cluster: at => importedIdOf(secret, 'cluster', importId, at) as ClusterId,
    }
  }
}
