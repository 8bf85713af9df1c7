import { memo } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { EditableTitle } from '#client/features/setup/EditableTitle.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { Rect } from '#shared/domain/layout/geometry.ts'
import type { AreaBox, ClusterBox, Layout, ListBox } from '#shared/domain/layout/layout.ts'
import { ClusterBar, FoldedWords } from './ClusterBar.tsx'
import styles from './canvas.module.css'
import type { Carrier } from './carrier.ts'
import { titleSize } from './title-size.ts'

/** The ground that notes lie on: priorities, their lists and clusters, and open space. */
export const Areas = memo(function Areas({ layout, carrier }: { readonly layout: Layout; readonly carrier: Carrier }) {
  const t = useT()
  const [left, top] = layout.openStart
  const hasOpen = layout.cards.some(({ home }) => home.in === 'open')
  return (
    <>
      {layout.areas.map(area => (
        <Area key={area.priority} area={area} carrier={carrier} />
      ))}
      {hasOpen && (
        <p
          className={styles['openTitle']}
          style={{ transform: `translate(${openLeft(layout, left)}px, ${top - 52}px)` }}
        >
          {t('place.open')}
        </p>
      )}
    </>
  )
})

function openLeft({ cards }: Layout, left: number): number {
  return cards.reduce((least, { home, x }) => (home.in === 'open' ? Math.min(least, x) : least), left)
}

function Area({ area, carrier }: { readonly area: AreaBox; readonly carrier: Carrier }) {
  const row = useRow('priorities', area.priority)
  return (
    <section className={styles['area']} data-priority={area.priority} style={placed(area.box)}>
      <EditableTitle of={{ kind: 'priority', id: area.priority }} isTabStop={false}>
        <h3 className={styles['areaTitle']} data-size={titleSize(row?.title)}>
          <span>
            <Local text={row?.title} />
          </span>
        </h3>
      </EditableTitle>
      {area.lists.map(list => (
        <List key={list.prompt} list={list} within={area.box} carrier={carrier} />
      ))}
    </section>
  )
}

interface ListProps {
  readonly list: ListBox
  readonly within: Rect
  readonly carrier: Carrier
}

function List({ list, within, carrier }: ListProps) {
  const prompt = useRow('prompts', list.prompt)
  return (
    <section className={styles['list']} data-list={list.prompt} style={placed(list.box, within)}>
      <EditableTitle of={{ kind: 'prompt', id: list.prompt }} isTabStop={false}>
        <h4 className={styles['listTitle']} data-size={titleSize(prompt?.title)}>
          {prompt && <PromptLetter letter={prompt.letter} />}
          <span>
            <Local text={prompt?.title} />
          </span>
        </h4>
      </EditableTitle>
      {list.clusters.map(cluster => (
        <Cluster key={cluster.cluster} box={cluster} within={list.box} carrier={carrier} />
      ))}
    </section>
  )
}

interface ClusterProps {
  readonly box: ClusterBox
  readonly within: Rect
  readonly carrier: Carrier
}

function Cluster({ box: { cluster, box, cards, folded }, within, carrier }: ClusterProps) {
  const isCarried = usePicked(carrier.carried, carried => carried?.cluster === cluster)
  return (
    <section
      className={styles['cluster']}
      data-cluster={cluster}
      data-folded={folded ? true : undefined}
      data-carried={isCarried || undefined}
      style={placed(box, within)}
    >
      <ClusterBar cluster={cluster} count={cards.count} isFolded={folded !== undefined} />
      {folded && folded.length > 0 && <FoldedWords notes={folded} />}
    </section>
  )
}

function placed({ x, y, width, height }: Rect, within: { readonly x: number; readonly y: number } = { x: 0, y: 0 }) {
  return { left: x - within.x, top: y - within.y, width, height }
}
