import { useMemo } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { type Choices, type Mapping, wordsKey } from '#shared/bring/mapping.ts'
import type { FrameworkId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import { RESULTS_WORDS } from '#shared/results/results-words.ts'

/** What a table's values can mean on this board, by every name they may be called. */
export function useChoices(framework: FrameworkId): Choices {
  const { view, facts } = useBoard().session
  const takesAuthors = facts.anonymity !== 'anonymous'
  const prompts = useRows('prompts')
  const priorities = useRows('priorities')
  const workshops = useRows('workshops')
  return useMemo(
    () => ({
      prompt: orderedIds<PromptId>(prompts).map(id => {
        const { title, letter = '' } = prompts.get(id) ?? {}
        const titles = namesOf(title)
        return {
          id,
          names: [letter, ...titles, ...titles.flatMap(each => [`${letter}. ${each}`, `${letter}: ${each}`])],
        }
      }),
      priority: prioritiesOf(view, framework).map(id => ({ id, names: namesOf(priorities.get(id)?.title) })),
      workshop: orderedIds<WorkshopId>(workshops).map(id => {
        const { title, date = '' } = workshops.get(id) ?? {}
        return { id, names: [...namesOf(title), date] }
      }),
      takesAuthors,
      noPriority: Object.values(RESULTS_WORDS).map(words => words.openSpace),
    }),
    [view, framework, prompts, priorities, workshops, takesAuthors],
  )
}

/** What stands where a table says nothing: the one prompt there is, and the workshop that runs, else the newest. */
export function useFirstFixed(): Mapping['fixed'] {
  const prompts = useRows('prompts')
  const workshops = useRows('workshops')
  const run = useRow('run', 'board')
  const [onlyPrompt, ...others] = orderedIds<PromptId>(prompts)
  const newest = [...workshops].toSorted(([, a], [, b]) => (a.date < b.date ? 1 : -1))[0]?.[0]
  return {
    prompt: others.length === 0 ? onlyPrompt : undefined,
    workshop: run?.workshop !== undefined && workshops.has(run.workshop) ? run.workshop : newest,
  }
}

/** What the board's notes say, for knowing what is there already. */
export function useWordsThere(): ReadonlySet<string> {
  const notes = useRows('notes')
  return useMemo(() => new Set([...notes.values()].map(({ note }) => wordsKey(note.prompt, note.text))), [notes])
}

function namesOf(title: LocalText | undefined): readonly string[] {
  return [title?.fi, title?.sv, title?.en].flatMap(words => words || [])
}
