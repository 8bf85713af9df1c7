import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import type { Choices, NamedField } from '#shared/bring/mapping.ts'

const TABLES = { prompt: 'prompts', priority: 'priorities', workshop: 'workshops' } as const

interface ChoiceOptionsProps {
  readonly field: NamedField
  readonly choices: Choices
  /** Before each value, where the select has options of other kinds. */
  readonly prefix?: string
}

/** What of the board a value can mean, as options of a select. */
export function ChoiceOptions({ field, choices, prefix = '' }: ChoiceOptionsProps) {
  const { view } = useBoard().session
  const read = useRead()
  return choices[field].map(({ id }) => {
    const { text, lang } = read(view.row(TABLES[field], id)?.title)
    const letter = field === 'prompt' ? `${view.row('prompts', id)?.letter ?? ''}: ` : ''
    return (
      <option key={id} value={prefix + id} lang={lang}>
        {letter + text}
      </option>
    )
  })
}
