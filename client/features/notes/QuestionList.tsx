import { Local } from '#client/app/Local.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import type { OpenQuestions } from '#shared/domain/questions.ts'
import styles from './QuestionList.module.css'

/** Open questions in their own words, clusters first. */
export function QuestionList({ questions: { clusters, notes } }: { readonly questions: OpenQuestions }) {
  return (
    <ul className={styles['list']}>
      {clusters.map(cluster => (
        <ClusterLine key={cluster} cluster={cluster} />
      ))}
      {notes.map(note => (
        <NoteLine key={note} note={note} />
      ))}
    </ul>
  )
}

function ClusterLine({ cluster }: { readonly cluster: ClusterId }) {
  const t = useT()
  return (
    <li>
      <Local text={useRow('clusters', cluster)?.title} />{' '}
      <span className={styles['soft']}>({t('question.cluster')})</span>
    </li>
  )
}

function NoteLine({ note }: { readonly note: NoteId }) {
  const row = useRow('notes', note)?.note
  const wording = useRow('wordings', note)?.text
  return (
    <li lang={row?.language}>
      <NoteText text={wording ?? row?.text ?? ''} />
    </li>
  )
}
