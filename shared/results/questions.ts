import { withoutBold } from './bold-text.ts'
import type { ResultsWords } from './results-words.ts'
import type { VoteTable } from './votes.ts'

interface Asked {
  readonly text: string
  readonly letter: string
  readonly prompt: string
  readonly isQuestion: boolean
}
interface AskedList {
  readonly letter: string
  readonly title: string
  readonly clusters: readonly {
    readonly title: string
    readonly isQuestion: boolean
    readonly notes: readonly Asked[]
  }[]
  readonly notes: readonly Asked[]
}

/** The open questions of a framework as a table, clusters before the single notes of their list. */
export function questionTable(
  priorities: readonly { readonly title: string; readonly lists: readonly AskedList[] }[],
  open: readonly Asked[],
  words: ResultsWords,
): VoteTable | undefined {
  const ofNotes = (notes: readonly Asked[], where: string) =>
    notes
      .filter(note => note.isQuestion)
      .map(note => [oneLine(withoutBold(note.text)), where, `${note.letter}. ${note.prompt}`])
  const placed = priorities.flatMap(priority =>
    priority.lists.flatMap(list => [
      ...list.clusters.flatMap(cluster => [
        ...(cluster.isQuestion ? [[cluster.title, priority.title, `${list.letter}. ${list.title}`]] : []),
        ...ofNotes(cluster.notes, priority.title),
      ]),
      ...ofNotes(list.notes, priority.title),
    ]),
  )
  const rows = [...placed, ...ofNotes(open, words.openSpace)]
  if (rows.length === 0) return undefined
  return {
    id: 'questions',
    title: words.openQuestions,
    says: words.questionsSay,
    head: [words.openQuestion, words.priority, words.prompt],
    rows,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
