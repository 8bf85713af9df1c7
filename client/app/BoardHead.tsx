import { useEffect, useRef } from 'react'
import { EditableTitle } from '#client/features/setup/EditableTitle.tsx'
import { useHistory } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { Diamond } from '#client/ui/Logo.tsx'
import { AppLink } from './AppLink.tsx'
import styles from './BoardHead.module.css'
import { BoardSettings } from './BoardSettings.tsx'
import { PeopleCount } from './PeopleCount.tsx'
import { SavedState } from './SavedState.tsx'
import { SettingsButton } from './SettingsButton.tsx'
import { SkipLinks } from './SkipLinks.tsx'
import { useBoard } from './use-board.tsx'
import { useUndo } from './use-undo.ts'

interface BoardHeadProps {
  readonly title: string
  /** Of the title, where it is not the page's. */
  readonly lang: string | undefined
}

/** The board's name, how it stands, and what is this person's own to set. */
export function BoardHead({ title, lang }: BoardHeadProps) {
  const t = useT()
  const { session, screen } = useBoard()
  const { canUndo, canRedo } = useHistory()
  const { undo, redo } = useUndo()
  const heading = useRef<HTMLHeadingElement>(null)
  // Once: whoever comes in hears where they are.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className={styles['head']}>
      <AppLink
        href={session.facts.role === 'facilitator' ? '/studio' : '/'}
        aria-label={t('page.home')}
        className={styles['home']}
      >
        <Diamond />
      </AppLink>
      <EditableTitle of={{ kind: 'board' }}>
        <h1 ref={heading} tabIndex={-1} lang={lang} title={title} className={styles['title']}>
          {title}
        </h1>
      </EditableTitle>
      {/* After the heading, where focus begins: so it is what the first Tab comes to. */}
      <SkipLinks />
      <div className={styles['state']}>
        <SavedState />
        <PeopleCount />
      </div>
      <div className={styles['menus']}>
        {session.facts.role !== 'viewer' && (
          <>
            <Button
              look="quiet"
              isIcon
              aria-label={t('undo.undo')}
              aria-keyshortcuts="Control+Z"
              aria-disabled={!canUndo}
              onClick={undo}
            >
              <Icon name="undo" />
            </Button>
            <Button
              look="quiet"
              isIcon
              // Where there is little room one can do without: what was undone is done again by the commands.
              className={styles['wide']}
              aria-label={t('undo.redo')}
              aria-keyshortcuts="Control+Shift+Z"
              aria-disabled={!canRedo}
              onClick={redo}
            >
              <Icon name="redo" />
            </Button>
          </>
        )}
        <Button
          look="quiet"
          isIcon
          className={styles['wide']}
          aria-label={t('commands.open')}
          aria-keyshortcuts="Control+K"
          onClick={() => screen.dialog.set({ kind: 'commands' })}
        >
          <Icon name="command" />
        </Button>
        <SettingsButton more={close => <BoardSettings onClose={close} />} />
      </div>
    </header>
  )
}
