import { ownNoteOf } from '#client/app/own-notes.ts'
import { fold, hasWords, soughtWords, withoutDots } from '#shared/domain/finding.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import type { Contents } from '#shared/domain/placing.ts'
import type { Row, View } from '#shared/domain/tables.ts'
import { withoutBold } from '#shared/results/bold-text.ts'
import type { FindQuery } from './find-query.ts'

interface ReadNote {
  readonly row: Row<'notes'>
  readonly wording: Row<'wordings'> | undefined
  readonly words: string
}

interface Standing {
  readonly note: NoteId
  readonly cluster: ClusterId | undefined
}

export interface FoundNotes {
  /** In the order of reading: as the canvas and the outline show them. */
  readonly order: readonly NoteId[]
  /** Nothing has exactly these letters; these have them if å, ä and ö are a and o. */
  readonly isLoose: boolean
}

/**
 * Looks through the notes of a framework. What a note says is read and folded when it is first looked at, and again
 * only when its words change: a key pressed compares texts and reads none.
 */
export class NoteFinder {
  readonly #view: View
  readonly #notes = new Map<NoteId, ReadNote>()
  readonly #clusters = new Map<ClusterId, { readonly row: Row<'clusters'>; readonly words: string }>()
  #standings: { readonly of: Contents; readonly notes: readonly Standing[] } | undefined

  constructor(view: View) {
    this.#view = view
  }

  find(contents: Contents, query: FindQuery): FoundNotes {
    const words = soughtWords(query.words)
    const standing = this.#standingsOf(contents).filter(each => this.#passes(each, query))
    const found = words.length === 0 ? standing : standing.filter(each => hasWords(words, ...this.#texts(each)))
    if (found.length > 0 || words.length === 0) return { order: found.map(({ note }) => note), isLoose: false }
    const loose = words.map(withoutDots)
    const near = standing.filter(each => hasWords(loose, ...this.#texts(each).map(withoutDots)))
    return { order: near.map(({ note }) => note), isLoose: near.length > 0 }
  }

  count(contents: Contents): number {
    return this.#standingsOf(contents).length
  }

  #passes({ note, cluster }: Standing, query: FindQuery): boolean {
    const view = this.#view
    const row = view.row('notes', note)?.note
    if (!row) return false
    if (query.prompt !== undefined && row.prompt !== query.prompt) return false
    if (query.workshop !== undefined && row.workshop !== query.workshop) return false
    if (query.isSingle && cluster !== undefined) return false
    if (query.isOwn && ownNoteOf(view, note) === undefined) return false
    if (!query.isKey && query.colour === undefined) return true
    const marks = view.row('marks', note)
    if (query.isKey && !marks?.key) return false
    return query.colour === undefined || (marks?.colour ?? 'paper') === query.colour
  }

  /** What a note says and who said it, and what its cluster is called. */
  #texts({ note, cluster }: Standing): readonly string[] {
    return cluster === undefined ? [this.#wordsOf(note)] : [this.#wordsOf(note), this.#titleOf(cluster)]
  }

  #wordsOf(note: NoteId): string {
    const row = this.#view.row('notes', note)
    if (!row) return ''
    const wording = this.#view.row('wordings', note)
    const known = this.#notes.get(note)
    if (known?.row === row && known.wording === wording) return known.words
    // A line end keeps a phrase from running on from the words into the name: it is folded away within each.
    const words = [withoutBold(wording?.text ?? row.note.text), row.note.author ?? ''].map(fold).join('\n')
    this.#notes.set(note, { row, wording, words })
    return words
  }

  #titleOf(cluster: ClusterId): string {
    const row = this.#view.row('clusters', cluster)
    if (!row) return ''
    const known = this.#clusters.get(cluster)
    if (known?.row === row) return known.words
    const words = Object.values(row.title)
      .map((title = '') => fold(title))
      .join('\n')
    this.#clusters.set(cluster, { row, words })
    return words
  }

  #standingsOf(contents: Contents): readonly Standing[] {
    if (this.#standings?.of !== contents) this.#standings = { of: contents, notes: standingsOf(contents) }
    return this.#standings.notes
  }
}

function standingsOf({ priorities, open }: Contents): readonly Standing[] {
  const standings: Standing[] = []
  for (const { lists } of priorities) {
    for (const list of lists) {
      for (const { cluster, notes } of list.clusters) for (const note of notes) standings.push({ note, cluster })
      for (const note of list.notes) standings.push({ note, cluster: undefined })
    }
  }
  for (const { note } of open) standings.push({ note, cluster: undefined })
  return standings
}
