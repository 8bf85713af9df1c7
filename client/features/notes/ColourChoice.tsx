import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { type MarkColour, setColour } from '#shared/domain/commands/arranging.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import styles from './notes.module.css'

export const COLOURS: readonly MarkColour[] = ['paper', 'sun', 'leaf', 'sky', 'rose', 'stone']

/** The colour of a note's card; each has a name, since not everybody sees them. */
export function ColourChoice({ note }: { readonly note: NoteId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const chosen = useRow('marks', note)?.colour ?? 'paper'
  return (
    <fieldset className={styles['colours']}>
      <legend>{t('note.colour')}</legend>
      {COLOURS.map(colour => (
        <Button
          key={colour}
          aria-pressed={chosen === colour}
          onClick={() => {
            const isPlain = colour === 'paper'
            if (chosen !== colour) act(setColour(view, actor, { notes: [note], colour: isPlain ? undefined : colour }))
          }}
        >
          <span className={styles['swatch']} data-colour={colour} />
          {t(`colour.${colour}`)}
        </Button>
      ))}
    </fieldset>
  )
}
