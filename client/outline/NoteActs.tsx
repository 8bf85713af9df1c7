import type { RefObject } from 'react'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'
import { useMoveInList } from './use-move-in-list.ts'

interface NoteActsProps {
  readonly note: NoteId
  readonly framework: FrameworkId
  /** The element with the words, which say whose buttons these are. */
  readonly textId: string
  /** Given to those who may change the words. */
  readonly editButton: RefObject<HTMLButtonElement | null> | undefined
  readonly onEdit: () => void
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOpenSpace: boolean
}

/** What can be done with one note; the rest is in its dialog and in the bar of the selected ones. */
export function NoteActs({ note, framework, textId, editButton, onEdit, isFirst, isLast, isOpenSpace }: NoteActsProps) {
  const t = useT()
  const actor = useActor()
  const { screen } = useBoard()
  const moveInList = useMoveInList(framework)
  return (
    <span className={styles['acts']}>
      {actor.mayArrange && !isOpenSpace && (
        <>
          <Button
            look="quiet"
            isIcon
            aria-label={t('outline.up')}
            aria-describedby={textId}
            data-focus-key={`up:${note}`}
            aria-disabled={isFirst}
            onClick={() => moveInList(note, -1)}
          >
            <Icon name="up" />
          </Button>
          <Button
            look="quiet"
            isIcon
            aria-label={t('outline.down')}
            aria-describedby={textId}
            data-focus-key={`down:${note}`}
            aria-disabled={isLast}
            onClick={() => moveInList(note, 1)}
          >
            <Icon name="down" />
          </Button>
        </>
      )}
      {editButton && (
        <Button
          ref={editButton}
          look="quiet"
          isIcon
          aria-label={t('outline.edit')}
          aria-describedby={textId}
          data-focus-key={`edit:${note}`}
          data-act="edit"
          onClick={onEdit}
        >
          <Icon name="edit" />
        </Button>
      )}
      {actor.mayArrange && (
        <Button
          look="quiet"
          isIcon
          aria-label={t('move.open')}
          data-focus-key={`move:${note}`}
          aria-describedby={textId}
          onClick={() => screen.dialog.set({ kind: 'move', notes: [note] })}
        >
          <Icon name="move" />
        </Button>
      )}
      <Button
        look="quiet"
        isIcon
        aria-label={t('note.open')}
        data-focus-key={`open:${note}`}
        aria-describedby={textId}
        onClick={() => screen.dialog.set({ kind: 'note', note })}
      >
        <Icon name="more" />
      </Button>
    </span>
  )
}
