import { AppLink } from '#client/app/AppLink.tsx'
import { useRead } from '#client/app/Local.tsx'
import { boardPath } from '#client/app/router.ts'
import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import styles from './Since.module.css'
import { SinceSummary } from './SinceSummary.tsx'
import { useSince } from './use-since.ts'

/** What is new since the last workshop, from wherever one is. */
export function SinceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const framework = useFramework()
  if (framework !== undefined) return <Summary framework={framework} onClose={onClose} />
  return (
    <Dialog title={t('since.command')} onClose={onClose}>
      <p>{t('since.nothing')}</p>
    </Dialog>
  )
}

function Summary({ framework, onClose }: { readonly framework: FrameworkId; readonly onClose: () => void }) {
  const t = useT()
  const read = useRead()
  const { view, facts } = useBoard().session
  const since = useSince(framework)
  const earlier = read(view.row('workshops', since?.earlier ?? 'none')?.title).text
  return (
    <Dialog
      title={since ? t('since.title', { earlier }) : t('since.command')}
      onClose={onClose}
      foot={
        since && (
          <AppLink href={boardPath(facts.board, 'results')} onClick={onClose}>
            {t('since.inResults')}
          </AppLink>
        )
      }
    >
      <div className={styles['panel']}>
        {since ? <SinceSummary since={since} framework={framework} heading="h3" /> : <p>{t('since.nothing')}</p>}
      </div>
    </Dialog>
  )
}
