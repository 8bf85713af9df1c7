import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import type { ListResults, NoteResult, Results } from '#shared/results/results.ts'

/** One note of prompt A, from the spring workshop. */
export function noteResult(text: string, more: Partial<NoteResult> = {}): NoteResult {
  return {
    id: text as NoteId,
    text,
    ownWords: undefined,
    letter: 'A',
    prompt: 'What works?',
    workshop: 'Spring',
    date: '2026-05-05',
    author: undefined,
    isKey: false,
    isQuestion: false,
    colour: undefined,
    language: undefined,
    ...more,
  }
}

type ListParts = Partial<Pick<ListResults, 'clusters' | 'notes' | 'title'>>

function listResults(
  letter: string,
  { clusters = [], notes = [], title = `Question ${letter}` }: ListParts,
): ListResults {
  const noteCount = clusters.reduce((sum, cluster) => sum + cluster.notes.length, notes.length)
  return { prompt: letter as ListResults['prompt'], letter, title, clusters, notes, noteCount }
}

/** Results with one framework of one priority with the lists A and B. */
export function resultsWith(a: ListParts, b: ListParts, open: readonly NoteResult[] = []): Results {
  const lists = [listResults('A', a), listResults('B', b)]
  return {
    title: 'Strategy',
    aim: undefined,
    language: 'en',
    workshops: [{ id: 'w' as Results['workshops'][number]['id'], title: 'Spring', date: '2026-05-05' }],
    showsAuthors: false,
    frameworks: [
      {
        id: 'f' as Results['frameworks'][number]['id'],
        title: 'Goals',
        open,
        votes: [],
        questions: undefined,
        priorities: [
          {
            id: 'p' as Results['frameworks'][number]['priorities'][number]['id'],
            title: 'Schools',
            description: undefined,
            lists,
            noteCount: lists.reduce((sum, list) => sum + list.noteCount, 0),
          },
        ],
      },
    ],
  }
}

export function cluster(title: string, ...notes: readonly NoteResult[]): ListResults['clusters'][number] {
  return { id: title as ListResults['clusters'][number]['id'], title, notes, dots: undefined, isQuestion: false }
}

/** Results in which each of these texts stands in every place that takes words. */
export function hostileResults(texts: readonly string[]): Results {
  const notes = texts.map((text, at) => ({
    ...noteResult(text, { author: text, isKey: true }),
    id: `n${at}` as NoteId,
  }))
  const clusters = texts.map((text, at) => ({ ...cluster(text, ...notes.slice(0, 1)), id: `c${at}` as ClusterId }))
  const results = resultsWith({ title: texts.join(' '), clusters, notes }, { notes }, notes)
  const frameworks = results.frameworks.map(framework => ({
    ...framework,
    questions: { id: 'q', title: texts.join(' '), says: texts.join(' '), head: [...texts], rows: [[...texts]] },
  }))
  return { ...results, frameworks, title: texts.join(' '), aim: texts.join(' '), showsAuthors: true }
}
