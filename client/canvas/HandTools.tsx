import { useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import type { Layout } from '#shared/domain/layout/layout.ts'
import styles from './HandTools.module.css'

interface HandToolsProps {
  readonly layout: Layout
  readonly isSelecting: boolean
  readonly onSelecting: (isSelecting: boolean) => void
  readonly onWrite: () => void
}

/** What hands do beside the notes: write one, select several without a keyboard, fold clusters and open them. */
export function HandTools({ layout, isSelecting, onSelecting, onWrite }: HandToolsProps) {
  const t = useT()
  const actor = useActor()
  const fold = useFoldAll(layout)
  return (
    <div className={styles['tools']} role="group" aria-label={t('hands.label')}>
      {actor.role !== 'viewer' && (
        <Button look="quiet" isIcon aria-label={t('hands.write')} onClick={onWrite}>
          <Icon name="write" />
        </Button>
      )}
      <Button
        look="quiet"
        isIcon
        aria-label={t('hands.select')}
        aria-pressed={isSelecting}
        onClick={() => {
          onSelecting(!isSelecting)
          announcer.say(t(isSelecting ? 'hands.selectOff' : 'hands.selectOn'))
        }}
      >
        <Icon name="select" />
      </Button>
      {fold.hasClusters && (
        <Button
          look="quiet"
          isIcon
          aria-label={t(fold.isAllFolded ? 'hands.openAll' : 'hands.foldAll')}
          onClick={fold.turn}
        >
          <Icon name={fold.isAllFolded ? 'openAll' : 'foldAll'} />
        </Button>
      )}
    </div>
  )
}

/** Folds every cluster of the canvas; where all are folded, opens them. */
export function useFoldAll(layout: Layout) {
  const t = useT()
  const { screen } = useBoard()
  const folded = useReadable(screen.folded)
  const clusters = layout.areas.flatMap(({ lists }) =>
    lists.flatMap(list => list.clusters.map(({ cluster }) => cluster)),
  )
  const isAllFolded = clusters.length > 0 && clusters.every(cluster => folded.has(cluster))
  return {
    hasClusters: clusters.length > 0,
    isAllFolded,
    turn(): void {
      if (clusters.length === 0) return
      screen.fold(clusters, !isAllFolded)
      announcer.say(t(isAllFolded ? 'hands.opened' : 'hands.folded', { count: clusters.length }))
    },
  }
}
