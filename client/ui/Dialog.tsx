import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'
import { Icon } from './Icon.tsx'
import { LiveRegions } from './LiveRegions.tsx'

interface DialogProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly foot?: ReactNode | undefined
  readonly isWide?: boolean | undefined
}

/**
 * A modal dialog. It gives focus back to where it was when it closes; where that has gone, to what bears the same
 * `data-focus-key` in its new place, and else to the page's content: focus never falls on the floor.
 */
export function Dialog({ title, onClose, children, foot, isWide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const t = useT()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) giveFocusBack(before)
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-wide={isWide || undefined}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      // What happens in a dialog is no business of the canvas beneath it.
      onKeyDown={event => event.stopPropagation()}
      onPointerDown={event => event.stopPropagation()}
    >
      <header className={styles['head']}>
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" isIcon aria-label={t('dialog.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles['body']}>{children}</div>
      {foot && <footer className={styles['foot']}>{foot}</footer>}
      <LiveRegions isWithin />
    </dialog>
  )
}

function giveFocusBack(before: HTMLElement): void {
  if (before.isConnected) {
    before.focus({ preventScroll: true })
    return
  }
  const key = before.dataset['focusKey']
  // What moved is drawn in its new place at the next frame at the latest.
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const moved = key === undefined ? null : document.querySelector<HTMLElement>(`[data-focus-key="${key}"]`)
    if (moved) moved.focus()
    else document.getElementById('main')?.focus({ preventScroll: true })
  })
}
