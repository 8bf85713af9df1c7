import type { ReactNode } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { NoteId, PriorityId } from '#shared/domain/ids.ts'
import type { Target, TargetGroup } from './use-targets.ts'
import styles from './vote.module.css'

interface TargetListProps {
  readonly groups: readonly TargetGroup[]
  readonly isClusters: boolean
  readonly nameOf: (id: string) => string
  /** What stands at the end of a row. */
  readonly children: (target: Target, name: string) => ReactNode
}

/** What can be voted on, under the headings of the board; the notes of a cluster can be read where it stands. */
export function TargetList({ groups, isClusters, nameOf, children }: TargetListProps) {
  return groups.map(({ priority, targets }) => (
    <section key={priority ?? 'open'} className={styles['group']}>
      <h4>{priority === undefined ? <OpenSpace /> : <PriorityTitle priority={priority} />}</h4>
      <ul className={styles['targets']}>
        {targets.map(target => {
          const name = nameOf(target.id)
          return (
            <li key={target.id} className={styles['target']}>
              <div className={styles['what']}>
                <span className={styles['name']}>
                  {target.prompt && <Letter prompt={target.prompt} />}
                  {name}
                </span>
                {isClusters && <Notes notes={target.notes} />}
              </div>
              {children(target, name)}
            </li>
          )
        })}
      </ul>
    </section>
  ))
}

function OpenSpace() {
  return useT()('place.open')
}

function PriorityTitle({ priority }: { readonly priority: PriorityId }) {
  return <Local text={useRow('priorities', priority)?.title} />
}

function Letter({ prompt }: { readonly prompt: string }) {
  const row = useRow('prompts', prompt)
  return row && <PromptLetter letter={row.letter} title={row.title} />
}

function Notes({ notes }: { readonly notes: readonly NoteId[] }) {
  const t = useT()
  return (
    <details className={styles['notes']}>
      <summary>
        {t('vote.read')} <span className={styles['soft']}>({notes.length})</span>
      </summary>
      <ul>
        {notes.map(note => (
          <Words key={note} note={note} />
        ))}
      </ul>
    </details>
  )
}

function Words({ note }: { readonly note: NoteId }) {
  const text = useRow('notes', note)?.note.text
  const wording = useRow('wordings', note)?.text
  return (
    <li>
      <NoteText text={wording ?? text ?? ''} />
    </li>
  )
}
