import { memo, useId, useRef } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { ClusterTitle } from '#client/features/notes/ClusterTitle.tsx'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import type { ClusterContents } from '#shared/domain/placing.ts'
import { ClusterActs } from './ClusterActs.tsx'
import { FoldButton } from './FoldButton.tsx'
import { NoteRows, ROW_PX } from './NoteRows.tsx'
import styles from './outline.module.css'
import { isSameRow } from './standing.ts'
import { useNear } from './use-near.ts'

interface OutlineClusterProps {
  readonly contents: ClusterContents
  readonly shown: number
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly priority: PriorityId
  readonly framework: FrameworkId
  /** While something is looked for every cluster is open. */
  readonly isSought: boolean
}

/** A cluster: its name, what can be done with it, and its notes unless it is folded. */
export const OutlineCluster = memo(
  function OutlineCluster(props: OutlineClusterProps) {
    const { contents, shown, isFirst, isLast, priority, framework, isSought } = props
    const t = useT()
    const actor = useActor()
    const own = useOwnPublished()
    const { screen } = useBoard()
    const { cluster, notes } = contents
    const title = useRead()(useRow('clusters', cluster)?.title).text
    const isFolded = usePicked(screen.folded, folded => folded.has(cluster)) && !isSought
    const titleId = useId()
    const element = useRef<HTMLElement>(null)
    const isNear = useNear(element)
    const isNaming = usePicked(screen.naming, named => named === cluster)
    const rowCount = isFolded ? 1 : notes.length
    return (
      <section
        ref={element}
        className={styles['cluster']}
        style={{ containIntrinsicBlockSize: `auto ${(rowCount + 1) * ROW_PX}px` }}
        data-cluster={cluster}
        data-part={cluster}
        aria-labelledby={titleId}
      >
        <div className={styles['clusterHead']}>
          {isNear && !isSought && (
            <FoldButton
              name={title}
              isFolded={isFolded}
              focusKey={`fold:${cluster}`}
              onFold={fold => screen.fold([cluster], fold)}
            />
          )}
          <div id={titleId} className={styles['clusterTitle']}>
            {isNear || isNaming ? <ClusterTitle cluster={cluster} count={notes.length} as="h5" /> : <h5>{title}</h5>}
          </div>
          <QuestionMark of={cluster} className={styles['key']} />
          {isNear && actor.mayArrange && (
            <ClusterActs
              contents={contents}
              title={title}
              titleId={titleId}
              priority={priority}
              framework={framework}
              isFirst={isFirst}
              isLast={isLast}
            />
          )}
        </div>
        {isFolded ? (
          <p className={styles['none']}>{t('outline.isFolded')}</p>
        ) : (
          <NoteRows notes={notes} shown={shown} framework={framework} own={own} label={title} isNear={isNear} />
        )}
      </section>
    )
  },
  (a, b) =>
    a.contents.cluster === b.contents.cluster &&
    isSameRow(a.contents.notes, b.contents.notes) &&
    a.shown === b.shown &&
    a.isFirst === b.isFirst &&
    a.isLast === b.isLast &&
    a.priority === b.priority &&
    a.framework === b.framework &&
    a.isSought === b.isSought,
)
