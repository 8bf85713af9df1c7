import { memo } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { ClusterTitle } from '#client/features/notes/ClusterTitle.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { Rect } from '#shared/domain/layout/geometry.ts'
import type { AreaBox, ClusterBox, Layout, ListBox } from '#shared/domain/layout/layout.ts'
import styles from './canvas.module.css'

/** The ground that notes lie on: priorities, their lists and clusters, and open space. */
export const Areas = memo(function Areas({ layout }: { readonly layout: Layout }) {
  const t = useT()
  const [left, top] = layout.openStart
  const hasOpen = layout.cards.some(({ home }) => home.in === 'open')
  return (
    <>
      {layout.areas.map(area => (
        <Area key={area.priority} area={area} />
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

function Area({ area }: { readonly area: AreaBox }) {
  const row = useRow('priorities', area.priority)
  return (
    <section className={styles['area']} data-priority={area.priority} style={placed(area.box)}>
      <h3 className={styles['areaTitle']}>
        <Local text={row?.title} />
      </h3>
      {area.lists.map(list => (
        <List key={list.prompt} list={list} within={area.box} />
      ))}
    </section>
  )
}

function List({ list, within }: { readonly list: ListBox; readonly within: Rect }) {
  const prompt = useRow('prompts', list.prompt)
  return (
    <section className={styles['list']} data-list={list.prompt} style={placed(list.box, within)}>
      <h4 className={styles['listTitle']}>
        {prompt && <PromptLetter letter={prompt.letter} />}
        <span>
          <Local text={prompt?.title} />
        </span>
      </h4>
      {list.clusters.map(cluster => (
        <Cluster key={cluster.cluster} cluster={cluster} within={list.box} />
      ))}
    </section>
  )
}

function Cluster({ cluster, within }: { readonly cluster: ClusterBox; readonly within: Rect }) {
  return (
    <section className={styles['cluster']} data-cluster={cluster.cluster} style={placed(cluster.box, within)}>
      <ClusterTitle cluster={cluster.cluster} count={cluster.cards.count} as="h5" isOneLine />
    </section>
  )
}

function placed({ x, y, width, height }: Rect, within: { readonly x: number; readonly y: number } = { x: 0, y: 0 }) {
  return { left: x - within.x, top: y - within.y, width, height }
}
