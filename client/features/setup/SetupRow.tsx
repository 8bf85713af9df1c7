import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { SaidText } from '#client/app/Local.tsx'
import { useUndo } from '#client/app/use-undo.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { toasts } from '#client/ui/toasts.ts'
import type { Language } from '#shared/domain/tables.ts'
import rows from './rows.module.css'
import { Handle, UpAndDown } from './Sortable.tsx'
import styles from './setup.module.css'

/** Before something is removed: go on, ask first in these words, or say why it cannot be. */
export type Removal =
  | { readonly way: 'at-once' }
  | { readonly way: 'ask'; readonly words: string }
  | { readonly way: 'never'; readonly words: string; readonly instead?: ReactNode }

interface SetupRowProps {
  readonly title: SaidText
  /** Before the title: a letter, a number. */
  readonly mark?: ReactNode | undefined
  /** After the title: what else is worth knowing at a glance. */
  readonly facts?: ReactNode | undefined
  readonly missing: readonly Language[]
  readonly acts?: ReactNode | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly removalOf: () => Removal
  readonly onRemove: () => boolean
  /** The fields; drawn while the row is open. */
  readonly children: ReactNode
}

/** One thing in a list of the set-up: closed a line, open its fields. Nothing of it is hidden in a dialog. */
export function SetupRow(props: SetupRowProps) {
  const { title, mark, facts, missing, acts, isOpen, onToggle, removalOf, onRemove, children } = props
  const t = useT()
  const id = useId()
  const { undo } = useUndo()
  const [removal, setRemoval] = useState<Removal>()
  const row = useRef<HTMLDivElement>(null)
  const bin = useRef<HTMLButtonElement>(null)

  function remove(): void {
    const item = row.current?.closest('li')
    const list = item?.parentElement
    const next = item?.nextElementSibling ?? item?.previousElementSibling
    setRemoval(undefined)
    if (!onRemove()) return
    // Where the row was: the one that is there now, else the page's content.
    const land = () => {
      const there = next?.isConnected ? next.querySelector<HTMLElement>('[aria-expanded]') : null
      ;(there ?? document.getElementById('main'))?.focus()
    }
    requestAnimationFrame(land)
    toasts.show(t('setup.removed', { title: title.text }), 'polite', {
      label: t('undo.undo'),
      act: () => {
        undo()
        requestAnimationFrame(() => list?.querySelector<HTMLElement>('[aria-expanded]')?.focus())
      },
    })
  }
  function begin(): void {
    const found = removalOf()
    if (found.way === 'at-once') remove()
    else setRemoval(found)
  }

  return (
    <>
      <div className={rows['line']} ref={row}>
        <Handle />
        <button
          type="button"
          className={rows['toggle']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
        >
          <span className={rows['fold']} data-open={isOpen || undefined}>
            <Icon name="fold" />
          </span>
          {mark}
          <span className={rows['named']}>
            <span className={rows['name']} lang={title.lang}>
              {title.text}
            </span>
            <span className={rows['facts']}>
              {facts}
              {missing.length > 0 && (
                <span className={styles['missing']}>
                  {t('setup.missingIn', { language: missing.map(each => LANGUAGE_NAMES[each]).join(', ') })}
                </span>
              )}
            </span>
          </span>
        </button>
        <div className={rows['tools']}>
          {acts}
          <UpAndDown />
          <Button
            ref={bin}
            look="quiet"
            isIcon
            aria-label={t('setup.removeThis', { title: title.text })}
            onClick={begin}
          >
            <Icon name="bin" />
          </Button>
        </div>
      </div>
      {removal && removal.way !== 'at-once' && (
        <Question
          removal={removal}
          onYes={remove}
          onNo={() => {
            setRemoval(undefined)
            bin.current?.focus()
          }}
        />
      )}
      {isOpen && (
        <div className={rows['body']} id={id}>
          {children}
        </div>
      )}
    </>
  )
}

interface QuestionProps {
  readonly removal: Exclude<Removal, { readonly way: 'at-once' }>
  readonly onYes: () => void
  readonly onNo: () => void
}

/** What removing means, right where it was asked for. */
function Question({ removal, onYes, onNo }: QuestionProps) {
  const t = useT()
  const id = useId()
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    <div
      className={rows['question']}
      role="group"
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onNo()
      }}
    >
      <p id={id}>{removal.words}</p>
      <div className={styles['acts']}>
        {removal.way === 'ask' ? (
          <Button look="danger" onClick={onYes}>
            {t('setup.remove')}
          </Button>
        ) : (
          removal.instead
        )}
        <Button ref={no} aria-describedby={id} onClick={onNo}>
          {removal.way === 'ask' ? t('setup.keep') : t('setup.cancel')}
        </Button>
      </div>
    </div>
  )
}
