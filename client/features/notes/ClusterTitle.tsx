import { useEffect, useRef, useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useDots } from '#client/features/vote/use-dots.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import { renameCluster } from '#shared/domain/commands/clusters.ts'
import type { ClusterId } from '#shared/domain/ids.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { Language, LocalText } from '#shared/domain/tables.ts'
import styles from './ClusterTitle.module.css'

interface ClusterTitleProps {
  readonly cluster: ClusterId
  readonly count: number
  readonly as: 'h5' | 'h4'
}

/** The name of a cluster and how many notes it holds; who may arrange can write another name in its place. */
export function ClusterTitle({ cluster, count, as: Heading }: ClusterTitleProps) {
  const t = useT()
  const { screen } = useBoard()
  const actor = useActor()
  const row = useRow('clusters', cluster)
  const isNaming = usePicked(screen.naming, named => named === cluster)
  const dots = useDots(cluster)
  if (isNaming) return <NameField cluster={cluster} before={row?.title} />
  const words = (
    <>
      <span className={styles['name']}>
        <Local text={row?.title} />
      </span>
      <span className={styles['count']}>
        <span aria-hidden="true">{count}</span>
        <Hidden>, {t('count.notes', { count })}</Hidden>
      </span>
      {dots !== undefined && (
        <span className={styles['dots']}>
          <span aria-hidden="true">● {dots}</span>
          <Hidden>, {t('vote.dots', { count: dots })}</Hidden>
        </span>
      )}
    </>
  )
  return (
    <Heading className={styles['title']}>
      {actor.mayArrange ? (
        <button
          type="button"
          className={styles['rename']}
          title={t('cluster.rename')}
          onClick={() => screen.naming.set(cluster)}
        >
          {words}
          <Hidden>. {t('cluster.rename')}</Hidden>
        </button>
      ) : (
        words
      )}
    </Heading>
  )
}

/** The field in which a cluster's name is written, in the name's place. */
export function NameField({
  cluster,
  before,
}: {
  readonly cluster: ClusterId
  readonly before: LocalText | undefined
}) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { screen, session } = useBoard()
  const read = useRead()
  const [words, setWords] = useState(() => read(before).text)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    const origin = document.activeElement
    field.current?.focus({ preventScroll: true })
    field.current?.select()
    return () => {
      // The button that was here before comes back; focus goes on from where the field was opened.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        if (origin instanceof HTMLElement && origin.isConnected) origin.focus({ preventScroll: true })
        else document.getElementById('main')?.focus({ preventScroll: true })
      })
    }
  }, [])

  function done(): void {
    if (isDone.current) return
    const title = retitled(before, words, language)
    if (
      words.trim() === '' ||
      words === read(before).text ||
      act(renameCluster(session.view, actor, { cluster, title }))
    ) {
      isDone.current = true
      screen.naming.set(undefined)
    }
  }

  return (
    <input
      ref={field}
      className={styles['field']}
      aria-label={t('cluster.name')}
      value={words}
      maxLength={TITLE_MAX_CHARS}
      onChange={event => setWords(event.target.value)}
      onBlur={done}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') done()
        if (event.key !== 'Escape') return
        isDone.current = true
        screen.naming.set(undefined)
      }}
      onPointerDown={event => event.stopPropagation()}
      onMouseDown={event => event.stopPropagation()}
      onTouchStart={event => event.stopPropagation()}
    />
  )
}

/** A title in several languages changes in one; a title in one language becomes what was written. */
export function retitled(before: LocalText | undefined, words: string, language: Language): LocalText {
  const isTranslated = before !== undefined && Object.keys(before).length > 1
  return isTranslated ? { ...before, [language]: words } : { [language]: words }
}
