import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { contentsOf, orderedIds, type PriorityContents, type PromptList } from '#shared/domain/placing.ts'
import type { Language, LocalText, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import { withDirectionsClosed } from './directions.ts'
import { questionTable } from './questions.ts'
import { type Colour, RESULTS_WORDS } from './results-words.ts'
import { newestDots, type VoteTable, voteTables } from './votes.ts'

/** What is asked for. Without a framework all are given, without a workshop the notes of all. */
export interface ResultsQuestion {
  readonly language: Language
  readonly framework?: string | undefined
  readonly workshop?: string | undefined
}

/** What a board came to: the same for the screen, the exports and the server. Texts are in the language asked for. */
export interface Results {
  readonly title: string
  readonly aim: string | undefined
  readonly language: Language
  readonly workshops: readonly { readonly id: WorkshopId; readonly title: string; readonly date: string }[]
  readonly frameworks: readonly FrameworkResults[]
  /** Notes carry authors only where the board shows them. */
  readonly showsAuthors: boolean
}
export interface FrameworkResults {
  readonly id: FrameworkId
  readonly title: string
  readonly priorities: readonly PriorityResults[]
  /** Notes that no priority of this framework holds. */
  readonly open: readonly NoteResult[]
  /** Counted votes and ratings, oldest first. */
  readonly votes: readonly VoteTable[]
  /** What is marked as open, in the order of reading; undefined where nothing is. */
  readonly questions: VoteTable | undefined
}
export interface PriorityResults {
  readonly id: PriorityId
  readonly title: string
  readonly description: string | undefined
  /** One per prompt, in the order of the prompts. */
  readonly lists: readonly ListResults[]
  readonly noteCount: number
}
export interface ListResults {
  readonly prompt: PromptId
  readonly letter: string
  readonly title: string
  /** The largest first; of equal ones that with more dots in the newest vote, then as they lie. Empty ones are left out. */
  readonly clusters: readonly ClusterResults[]
  /** Notes in no cluster. */
  readonly notes: readonly NoteResult[]
  readonly noteCount: number
}
export interface ClusterResults {
  readonly id: ClusterId
  readonly title: string
  readonly notes: readonly NoteResult[]
  /** In the newest counted vote; undefined where it had none. */
  readonly dots: number | undefined
  /** Left open for the next workshop. */
  readonly isQuestion: boolean
}
export interface NoteResult {
  readonly id: NoteId
  /** As shown: a facilitator's wording if there is one. Bold between two asterisks. */
  readonly text: string
  /** The author's own words, where another wording is shown. */
  readonly ownWords: string | undefined
  readonly letter: string
  readonly prompt: string
  readonly workshop: string
  /** ISO date of the workshop; notes have no time of their own. */
  readonly date: string
  readonly author: string | undefined
  readonly isKey: boolean
  /** Left open for the next workshop. */
  readonly isQuestion: boolean
  /** Of the card on the canvas; undefined is paper. */
  readonly colour: Colour | undefined
  /** In which it was written. */
  readonly language: Language | undefined
}

export function resultsOf(view: View, question: ResultsQuestion): Results {
  const about = view.row('about', 'board')
  const say = (text: LocalText | undefined) =>
    withDirectionsClosed(textIn(text ?? {}, question.language, about?.language ?? question.language))
  // A board whose declaration cannot be read counts as anonymous.
  const showsAuthors = about !== undefined && about.anonymity !== 'anonymous'
  const reader: Reader = { view, question, say, showsAuthors }
  const frameworks = orderedIds<FrameworkId>(view.rows('frameworks')).filter(
    id => question.framework === undefined || id === question.framework,
  )
  return {
    title: say(about?.title),
    aim: say(about?.aim) || undefined,
    language: question.language,
    workshops: orderedIds<WorkshopId>(view.rows('workshops')).map(id => {
      const workshop = view.row('workshops', id)
      return { id, title: say(workshop?.title), date: workshop?.date ?? '' }
    }),
    frameworks: frameworks.map(id => frameworkResults(reader, id)),
    showsAuthors,
  }
}

interface Reader {
  readonly view: View
  readonly question: ResultsQuestion
  readonly say: (text: LocalText | undefined) => string
  readonly showsAuthors: boolean
}

function frameworkResults(reader: Reader, id: FrameworkId): FrameworkResults {
  const contents = contentsOf(reader.view, id)
  const dots = newestDots(reader.view, id)
  const words = RESULTS_WORDS[reader.question.language]
  const priorities = contents.priorities.map(priority => priorityResults(reader, priority, dots))
  const open = notesOf(
    reader,
    contents.open.map(({ note }) => note),
  )
  return {
    id,
    title: reader.say(reader.view.row('frameworks', id)?.title),
    priorities,
    open,
    votes: voteTables({ ...reader, words }, id),
    questions: questionTable(priorities, open, words),
  }
}

type Dots = ReadonlyMap<string, number>

function priorityResults(reader: Reader, { priority, lists }: PriorityContents, dots: Dots): PriorityResults {
  const row = reader.view.row('priorities', priority)
  const read = lists.map(list => listResults(reader, list, dots))
  return {
    id: priority,
    title: reader.say(row?.title),
    description: reader.say(row?.description) || undefined,
    lists: read,
    noteCount: read.reduce((sum, list) => sum + list.noteCount, 0),
  }
}

function listResults(reader: Reader, { prompt, clusters, notes }: PromptList, dots: Dots): ListResults {
  const row = reader.view.row('prompts', prompt)
  const words = RESULTS_WORDS[reader.question.language]
  const named = clusters
    .map(({ cluster, notes: inside }) => ({
      id: cluster,
      title: reader.say(reader.view.row('clusters', cluster)?.title) || words.unnamedCluster,
      notes: notesOf(reader, inside),
      dots: dots.get(cluster),
      isQuestion: reader.view.row('marks', cluster)?.question === true,
    }))
    .filter(cluster => cluster.notes.length > 0)
    // Stable: equal ones stay as they lie.
    .toSorted((a, b) => b.notes.length - a.notes.length || (b.dots ?? 0) - (a.dots ?? 0))
  const singles = notesOf(reader, notes)
  return {
    prompt,
    letter: row?.letter ?? '',
    title: reader.say(row?.title),
    clusters: named,
    notes: singles,
    noteCount: named.reduce((sum, cluster) => sum + cluster.notes.length, singles.length),
  }
}

function notesOf(reader: Reader, ids: readonly NoteId[]): readonly NoteResult[] {
  return ids.flatMap(id => noteResult(reader, id) ?? [])
}

function noteResult({ view, question, say, showsAuthors }: Reader, id: NoteId): NoteResult | undefined {
  const note = view.row('notes', id)?.note
  if (!note || (question.workshop !== undefined && note.workshop !== question.workshop)) return undefined
  const wording = view.row('wordings', id)?.text
  const prompt = view.row('prompts', note.prompt)
  const workshop = view.row('workshops', note.workshop)
  return {
    id,
    text: withDirectionsClosed(wording ?? note.text),
    ownWords: wording === undefined || wording === note.text ? undefined : note.text,
    letter: prompt?.letter ?? '',
    prompt: say(prompt?.title),
    workshop: say(workshop?.title),
    date: workshop?.date ?? '',
    author: showsAuthors && note.author !== undefined ? withDirectionsClosed(note.author) : undefined,
    isKey: view.row('marks', id)?.key === true,
    isQuestion: view.row('marks', id)?.question === true,
    colour: view.row('marks', id)?.colour,
    language: note.language,
  }
}
