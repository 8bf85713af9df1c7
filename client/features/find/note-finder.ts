import { ownNoteOf } from '#client/app/own-notes.ts'
import { fold, hasWords, soughtWords, withoutDots } from '#shared/domain/finding.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import type { Contents } from '#shared/domain/placing.ts'
import type { Row, View } from '#shared/domain/tables.ts'
import { withoutBold } from '#shared/results/bold-text.ts'
import type { FindQuery } from './find-query.ts'

/** What a text says, folded; without its dots once that has been asked for. */
class FoldedText {
  readonly exact: string
  #loose: string | undefined

  constructor(texts: readonly (string | undefined)[]) {
    // A line end keeps a phrase from running on from one text into the next: within each it is folded away.
    this.exact = texts.map((text = '') => fold(text)).join('\n')
  }

  get loose(): string {
    this.#loose ??= withoutDots(this.exact)
    return this.#loose
  }
}

const NO_TEXT = new FoldedText([])

interface ReadNote {
  readonly row: Row<'notes'>
  readonly wording: Row<'wordings'> | undefined
  readonly text: FoldedText
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
  readonly #clusters = new Map<ClusterId, { readonly row: Row<'clusters'>; readonly text: FoldedText }>()
  #standings: { readonly of: Contents; readonly notes: readonly Standing[] } | undefined

  constructor(view: View) {
    this.#view = view
  }

  find(contents: Contents, query: FindQuery): FoundNotes {
    const words = soughtWords(query.words)
    const standing = this.#standingsOf(contents).filter(each => this.#passes(each, query))
    if (words.length === 0) return { order: notesOf(standing), isLoose: false }
    const found = standing.filter(each => hasWords(words, this.#textOf(each.note).exact, this.#titleOf(each).exact))
    if (found.length > 0) return { order: notesOf(found), isLoose: false }
    const loose = words.map(withoutDots)
    const near = standing.filter(each => hasWords(loose, this.#textOf(each.note).loose, this.#titleOf(each).loose))
    return { order: notesOf(near), isLoose: near.length > 0 }
  }

  /** Reads so many notes from there on ahead of the first key; whether there are more. */
  read(contents: Contents, from: number, count: number): boolean {
    const standings = this.#standingsOf(contents)
    for (const { note } of standings.slice(from, from + count)) void this.#textOf(note).loose
    return from + count < standings.length
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
    if (query.isQuestion && !isQuestion(view, note) && !(cluster && isQuestion(view, cluster))) return false
    if (!query.isKey && query.colour === undefined) return true
    const marks = view.row('marks', note)
    if (query.isKey && !marks?.key) return false
    return query.colour === undefined || (marks?.colour ?? 'paper') === query.colour
  }

  /** What a note says and who said it. */
  #textOf(note: NoteId): FoldedText {
    const row = this.#view.row('notes', note)
    if (!row) return NO_TEXT
    const wording = this.#view.row('wordings', note)
    const known = this.#notes.get(note)
    if (known?.row === row && known.wording === wording) return known.text
    const text = new FoldedText([withoutBold(wording?.text ?? row.note.text), row.note.author])
    this.#notes.set(note, { row, wording, text })
    return text
  }

  /** What its cluster is called, in every language. */
  #titleOf({ cluster }: Standing): FoldedText {
    const row = cluster && this.#view.row('clusters', cluster)
    if (!row) return NO_TEXT
    const known = this.#clusters.get(cluster)
    if (known?.row === row) return known.text
    const text = new FoldedText(Object.values(row.title))
    this.#clusters.set(cluster, { row, text })
    return text
  }

  #standingsOf(contents: Contents): readonly Standing[] {
    if (this.#standings?.of !== contents) this.#standings = { of: contents, notes: standingsOf(contents) }
    return this.#standings.notes
  }
}

function isQuestion(view: View, id: NoteId | ClusterId): boolean {
  return view.row('marks', id)?.question === true
}

function notesOf(standings: readonly Standing[]): readonly NoteId[] {
  return standings.map(({ note }) => note)
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
