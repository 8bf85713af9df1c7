import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import { SOUGHT_MAX_CHARS } from '#shared/domain/finding.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { withoutBold } from '#shared/results/bold-text.ts'
import { FindFilters } from './FindFilters.tsx'
import styles from './find.module.css'
import { type FindQuery, filterCount } from './find-query.ts'
import type { Found } from './find-store.ts'
import { focusNote } from './focus-note.ts'
import { useFindKeys } from './use-find-keys.ts'
import { useFound } from './use-found.ts'
import { useFoundWords } from './use-found-words.ts'

interface FindBarProps {
  readonly framework: FrameworkId
  /** Lies over the view, or stands above it and stays there while one reads. */
  readonly look: 'over' | 'above'
  /** Brings a match before the eye; focus stays where it is. Without it the row of the note is scrolled to. */
  readonly onGo?: ((note: NoteId) => void) | undefined
}

/** The search: hears its keys as long as its view is shown, and is there once it has been opened. */
export function FindBar({ framework, look, onGo = scrollToNote }: FindBarProps) {
  const t = useT()
  const { screen, session } = useBoard()
  const { find } = screen
  const isOpen = useReadable(find.isOpen)
  const found = useFound(framework)
  const field = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<Element>(null)
  useFoundWords(found)
  useSaidCount(found, useReadable(find.query))

  const open = useCallback(() => {
    if (field.current) {
      field.current.focus()
      field.current.select()
    } else find.open()
  }, [find])
  const close = useCallback(() => {
    const at = find.at.get()
    find.close()
    announcer.say(t('find.closed'))
    const { current } = cameFrom
    // All notes are shown again at the next frame, and the one that was found may lie elsewhere among them.
    if (at !== undefined) {
      requestAnimationFrame(() => {
        onGo(at)
        focusNote(at)
      })
    } else if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus()
    else document.getElementById('main')?.focus()
  }, [find, onGo, t])
  const go = useCallback(
    (by: 1 | -1) => {
      const note = find.next(framework, by)
      if (note === undefined) return
      const { order } = find.of(framework).get()
      screen.activeNote.set(note)
      onGo(note)
      const text = session.view.row('wordings', note)?.text ?? session.view.row('notes', note)?.note.text ?? ''
      announcer.say(t('find.here', { place: order.indexOf(note) + 1, found: order.length, text: withoutBold(text) }))
    },
    [find, framework, onGo, screen, session, t],
  )
  useFindKeys({ field, isOpen, open, close, go })
  // A view that is shown with the search open leaves focus where it is.
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isNew = isOpen && !wasOpen.current
    wasOpen.current = isOpen
    if (!isNew) return
    cameFrom.current = document.activeElement
    field.current?.focus()
    field.current?.select()
  }, [isOpen])

  if (!isOpen) return null
  return (
    <search className={styles['bar']} data-look={look} aria-label={t('find.open')}>
      <Asking field={field} onGo={go} />
      <Answer found={found} />
      <div className={styles['acts']}>
        <Button look="quiet" isIcon aria-label={t('find.previous')} disabled={found.count === 0} onClick={() => go(-1)}>
          <Icon name="up" />
        </Button>
        <Button look="quiet" isIcon aria-label={t('find.next')} disabled={found.count === 0} onClick={() => go(1)}>
          <Icon name="down" />
        </Button>
        <Button
          look="quiet"
          disabled={found.count === 0}
          onClick={() => {
            screen.select(found.order)
            announcer.say(t('canvas.selected', { count: found.count }))
          }}
        >
          {t('find.selectAll')}
        </Button>
      </div>
      <Filters />
      <Button look="quiet" isIcon className={styles['close']} aria-label={t('find.close')} onClick={close}>
        <Icon name="close" />
      </Button>
      {found.isLoose && <p className={styles['loose']}>{t('find.loose')}</p>}
    </search>
  )
}

interface AskingProps {
  readonly field: RefObject<HTMLInputElement | null>
  onGo(by: 1 | -1): void
}

function Asking({ field, onGo }: AskingProps) {
  const t = useT()
  const { find } = useBoard().screen
  const { words } = useReadable(find.query)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onGo(event.shiftKey ? -1 : 1)
  }

  return (
    <span className={styles['asking']}>
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={SOUGHT_MAX_CHARS}
        aria-label={t('find.field')}
        placeholder={t('find.hint')}
        value={words}
        onChange={({ target }) => find.ask({ words: target.value })}
        onKeyDown={onKeyDown}
      />
    </span>
  )
}

function Answer({ found }: { readonly found: Found }) {
  const words = useAnswerWords()(found)
  return (
    <p className={styles['count']} data-none={(found.isOn && found.count === 0) || undefined}>
      <span className={styles['countLong']}>{words}</span>
      <span className={styles['countShort']} title={words}>
        {found.isOn && `${found.count} / ${found.total}`}
      </span>
    </p>
  )
}

function useAnswerWords(): (found: Found) => string {
  const t = useT()
  return ({ isOn, count, total }) => {
    if (!isOn) return ''
    return count === 0 ? t('find.none', { count: total }) : t('find.count', { count, total })
  }
}

/** On a narrow screen the filters are folded away until asked for. */
function Filters() {
  const t = useT()
  const id = useId()
  const { find } = useBoard().screen
  const count = filterCount(useReadable(find.query))
  const [isShown, setShown] = useState(() => count > 0 || matchMedia('(min-width: 720px)').matches)
  return (
    <>
      <Button
        look="quiet"
        className={styles['filterWay']}
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        aria-label={count > 0 ? t('find.filtersOn', { count }) : t('find.filters')}
        title={t('find.filters')}
        onClick={() => setShown(!isShown)}
      >
        <Icon name="filter" isFilled={count > 0} />
        {count > 0 && <span aria-hidden="true">{count}</span>}
      </Button>
      {isShown && <FindFilters id={id} />}
    </>
  )
}

/** Somebody who types is not interrupted at every letter. */
const SAID_AFTER_MS = 600

/** Says what is found once the question has stood for a moment; what others do to the notes is not said. */
function useSaidCount(found: Found, query: FindQuery): void {
  const wordsOf = useAnswerWords()
  const newest = useRef('')
  const asked = useRef(query)
  useEffect(() => {
    newest.current = wordsOf(found)
  })
  useEffect(() => {
    if (asked.current === query) return
    asked.current = query
    const timer = setTimeout(() => {
      if (newest.current !== '') announcer.say(newest.current)
    }, SAID_AFTER_MS)
    return () => clearTimeout(timer)
  }, [query])
}

function scrollToNote(note: NoteId): void {
  document.querySelector(`[data-note="${CSS.escape(note)}"]`)?.scrollIntoView({ block: 'center' })
}
