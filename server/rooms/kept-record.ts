import { plainLine } from '#server/access/person-name.ts'
import { dateOf, endOfDay, endOfRetention } from '#server/access/retention.ts'
import type { BoardChange, BoardRecord, RecordStorage } from '#server/storage/storage.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { About, LocalText } from '#shared/domain/tables.ts'

/**
 * Keeps the board's record true to what facilitators write about the board in its document: the title by which it is
 * joined, and its last day. The limits are those of making a board.
 */
export class KeptRecord {
  readonly #records: RecordStorage
  #record: BoardRecord
  /** At first, too: a crash may have come between an edit and its record. */
  #isDue = true

  constructor(record: BoardRecord, records: RecordStorage) {
    this.#record = record
    this.#records = records
  }

  get isDue(): boolean {
    return this.#isDue
  }

  /** `about` is not what it was. */
  touched(): void {
    this.#isDue = true
  }

  /**
   * Brings the record up to date with what is committed. Answers the last day that the document should say instead,
   * where the one it says cannot be kept.
   */
  async keep(about: About | undefined, nowMs: number): Promise<string | undefined> {
    this.#isDue = false
    if (!about) return undefined
    const title = titleOf(about.title)
    const isRenamed = JSON.stringify(title) !== JSON.stringify(titleOf(this.#record.title))
    const { until, instead } = this.#lastDay(about.retainUntil, nowMs)
    const change: BoardChange = { ...(isRenamed && { title }), ...(until !== undefined && { retainUntil: until }) }
    if (isRenamed || until !== undefined) await this.#update(change)
    return instead
  }

  #lastDay(isoDate: string | undefined, nowMs: number): { readonly until?: number; readonly instead?: string } {
    if (isoDate === undefined || endOfDay(isoDate) === this.#record.retainUntil) return {}
    const until = endOfRetention(isoDate, nowMs)
    return until === undefined ? { instead: dateOf(this.#record.retainUntil) } : { until }
  }

  async #update(change: BoardChange): Promise<void> {
    try {
      await this.#records.updateBoard(this.#record.board, change)
      this.#record = { ...this.#record, ...change }
    } catch (error) {
      this.#isDue = true
      throw error
    }
  }
}

/** As it is shown before a board is open: plain lines, in a fixed order of languages, empty ones left out. */
export function titleOf(title: LocalText): BoardRecord['title'] {
  const [fi, sv, en] = [title.fi, title.sv, title.en].map(text => plainLine(text ?? '', TITLE_MAX_CHARS))
  return { ...(fi && { fi }), ...(sv && { sv }), ...(en && { en }) }
}
