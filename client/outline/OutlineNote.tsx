import { memo, useId } from 'react'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import { moveNotes } from '#shared/domain/commands/arranging.ts'
import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'

/** Where a note stands among its neighbours; notes in open space have none. */
export type Standing =
  | {
      readonly in: 'list'
      readonly priority: PriorityId
      readonly prompt: PromptId
      readonly index: number
      readonly count: number
    }
  | { readonly in: 'cluster'; readonly cluster: ClusterId; readonly index: number; readonly count: number }

interface OutlineNoteProps {
  readonly note: NoteId
  readonly framework: FrameworkId
  readonly isOwn: boolean
  readonly within?: Standing | undefined
}

export const OutlineNote = memo(
  function OutlineNote({ note, framework, isOwn, within }: OutlineNoteProps) {
    const t = useT()
    const act = useAct()
    const actor = useActor()
    const boardLanguage = useBoardLanguage()
    const { screen, session } = useBoard()
    const isSelected = usePicked(screen.selected, selected => selected.has(note))
    const row = useRow('notes', note)?.note
    const wording = useRow('wordings', note)?.text
    const marks = useRow('marks', note)
    const prompt = useRow('prompts', row?.prompt ?? 'none')
    const textId = useId()
    if (!row) return null
    const lang = row.language ?? boardLanguage
    const words = <NoteText text={wording ?? row.text} />

    function move(by: 1 | -1): void {
      if (!within) return
      const index = by === 1 ? within.index + 2 : within.index - 1
      const to =
        within.in === 'list'
          ? ({ in: 'priority', priority: within.priority, prompt: within.prompt, index } as const)
          : ({ in: 'cluster', cluster: within.cluster, index } as const)
      if (act(moveNotes(session.view, actor, { framework, notes: [note], to })))
        announcer.say(t('carry.moved', { place: within.index + by + 1 }))
    }

    return (
      <li
        className={styles['note']}
        data-note={note}
        data-colour={marks?.colour}
        data-selected={isSelected || undefined}
      >
        <div className={styles['noteMain']}>
          {actor.mayArrange && (
            <input
              id={`${textId}-choice`}
              type="checkbox"
              checked={isSelected}
              aria-labelledby={textId}
              onChange={() => screen.toggleSelected(note)}
            />
          )}
          {actor.mayArrange ? (
            <label id={textId} htmlFor={`${textId}-choice`} className={styles['text']} lang={lang}>
              {words}
            </label>
          ) : (
            <span id={textId} className={styles['text']} lang={lang}>
              {words}
            </span>
          )}
        </div>
        <span className={styles['facts']}>
          {!within && prompt && <PromptLetter letter={prompt.letter} title={prompt.title} />}
          {marks?.key && (
            <span className={styles['key']}>
              <Icon name="key" isFilled />
              {t('note.key')}
            </span>
          )}
          {row.author && <span>{row.author}</span>}
          {isOwn && <span className={styles['own']}>{t('note.own')}</span>}
        </span>
        <span className={styles['acts']}>
          {actor.mayArrange && within && (
            <>
              <Button
                look="quiet"
                isIcon
                aria-label={t('outline.up')}
                aria-describedby={textId}
                disabled={within.index === 0}
                onClick={() => move(-1)}
              >
                <Icon name="up" />
              </Button>
              <Button
                look="quiet"
                isIcon
                aria-label={t('outline.down')}
                aria-describedby={textId}
                disabled={within.index === within.count - 1}
                onClick={() => move(1)}
              >
                <Icon name="down" />
              </Button>
            </>
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
      </li>
    )
  },
  (a, b) =>
    a.note === b.note &&
    a.framework === b.framework &&
    a.isOwn === b.isOwn &&
    a.within?.index === b.within?.index &&
    a.within?.count === b.within?.count &&
    a.within?.in === b.within?.in &&
    homeOf(a.within) === homeOf(b.within),
)

function homeOf(within: Standing | undefined): string | undefined {
  return within?.in === 'cluster' ? within.cluster : within && `${within.priority}:${within.prompt}`
}
