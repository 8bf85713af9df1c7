import { useState } from 'react'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { ShowToEveryone } from '#client/features/gather/ShowToEveryone.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { useReadable } from '#client/ui/use-readable.ts'
import { setColour, setKeyNotes } from '#shared/domain/commands/arranging.ts'
import { takeFromCluster } from '#shared/domain/commands/clusters.ts'
import { besideOf, whyNotWrite } from '#shared/domain/commands/own-notes.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'
import { notesInPaste } from '#shared/domain/words.ts'
import { COLOURS } from './ColourChoice.tsx'
import notesStyles from './notes.module.css'
import { type Pasted, PasteNotes } from './PasteNotes.tsx'
import styles from './SelectionActs.module.css'
import { useClusterNotes } from './use-cluster-notes.ts'
import { useCopying } from './use-copying.ts'
import { useQuestions } from './use-questions.ts'
import { useRemoveNotes } from './use-remove-notes.ts'

/** What can be done with the selected notes; the same on canvas and outline, and nothing of it needs dragging. */
export function SelectionActs({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { screen, session } = useBoard()
  const { view } = session
  const selected = useReadable(screen.selected)
  // What has gone meanwhile, taken back or binned, is selected no more.
  const there = useRows('notes')
  const notes = [...selected].filter(note => there.has(note))
  const [first] = notes
  const isClustered = notes.some(note => placeOf(view, framework, note).in === 'cluster')
  const [isColouring, setColouring] = useState(false)
  const clusterNotes = useClusterNotes(framework)

  function takeOut(): void {
    if (!act(takeFromCluster(view, actor, { framework, notes }))) return
    announcer.say(t('cluster.takenOut', { count: notes.length }))
  }

  return (
    <div id="selection" tabIndex={-1} className={styles['acts']} role="toolbar" aria-label={t('selection.label')}>
      <p className={styles['count']}>{t('selection.count', { count: notes.length })}</p>
      {actor.mayArrange && (
        <>
          <Button look="quiet" onClick={() => screen.dialog.set({ kind: 'move', notes })}>
            <Icon name="move" />
            {t('move.open')}
          </Button>
          {notes.length > 1 && (
            <Button look="quiet" onClick={() => clusterNotes(notes)}>
              <Icon name="merge" />
              {t('cluster.make')}
            </Button>
          )}
          {isClustered && (
            <Button look="quiet" onClick={takeOut}>
              {t('cluster.takeOut')}
            </Button>
          )}
          <Button
            look="quiet"
            isIcon
            aria-label={t('note.colour')}
            aria-expanded={isColouring}
            onClick={() => setColouring(!isColouring)}
          >
            <span className={notesStyles['swatch']} data-colour="sun" />
          </Button>
          <KeyMark notes={notes} />
        </>
      )}
      <Question notes={notes} />
      <Copies notes={notes} framework={framework} />
      {notes.length === 1 && first && <ShowToEveryone look="quiet" target={{ kind: 'note', id: first }} />}
      {notes.length === 1 && first && (
        <Button
          look="quiet"
          isIcon
          aria-label={t('note.open')}
          onClick={() => screen.dialog.set({ kind: 'note', note: first })}
        >
          <Icon name="more" />
        </Button>
      )}
      <Button look="quiet" isIcon aria-label={t('selection.clear')} onClick={() => screen.select([])}>
        <Icon name="close" />
      </Button>
      {isColouring && actor.mayArrange && <Colours notes={notes} />}
    </div>
  )
}

interface ForNotes {
  readonly notes: readonly NoteId[]
}

function KeyMark({ notes }: ForNotes) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const marks = useRows('marks')
  const isKey = notes.length > 0 && notes.every(note => marks.get(note)?.key)
  return (
    <Button
      look="quiet"
      isIcon
      aria-label={t('note.key')}
      aria-pressed={isKey}
      onClick={() => {
        if (!act(setKeyNotes(view, actor, { notes, isKey: !isKey }))) return
        announcer.say(t(isKey ? 'selection.keyOff' : 'selection.keyOn', { count: notes.length }))
      }}
    >
      <Icon name="key" isFilled={isKey} />
    </Button>
  )
}

function Question({ notes }: ForNotes) {
  const t = useT()
  const { isQuestion, mayMark, toggle } = useQuestions(notes)
  if (!mayMark) return null
  return (
    <Button look="quiet" isIcon aria-label={t('question.mark')} aria-pressed={isQuestion} onClick={toggle}>
      <Icon name="question" />
    </Button>
  )
}

/** Everything that makes notes of notes, and the bin. */
function Copies({ notes, framework }: ForNotes & { readonly framework: FrameworkId }) {
  const t = useT()
  const actor = useActor()
  const { view } = useBoard().session
  const { copy, duplicate } = useCopying(framework)
  const remove = useRemoveNotes()
  const [pasted, setPasted] = useState<Pasted>()
  const mayWrite = actor.role !== 'viewer'

  function paste(): void {
    const [first] = notes
    const prompt = first && view.row('notes', first)?.note.prompt
    if (!first || !prompt) return
    if (whyNotWrite(view, actor, prompt)) {
      toasts.show(t('card.notYet'), 'assertive')
      return
    }
    const read = navigator.clipboard?.readText() ?? Promise.reject(new Error())
    read.then(
      text => {
        const lines = notesInPaste(text)
        if (lines.length > 0) setPasted({ lines, prompt, wish: besideOf(view, framework, first) })
        else toasts.show(t('copy.empty'))
      },
      () => toasts.show(t('copy.pasteByKeys'), 'assertive'),
    )
  }

  return (
    <>
      <Button look="quiet" isIcon aria-label={t('copy.copy')} onClick={() => copy(notes)}>
        <Icon name="copy" />
      </Button>
      {mayWrite && (
        <>
          <Button look="quiet" isIcon aria-label={t('copy.paste')} onClick={paste}>
            <Icon name="paste" />
          </Button>
          <Button look="quiet" isIcon aria-label={t('copy.duplicate')} onClick={() => duplicate(notes)}>
            <Icon name="duplicate" />
          </Button>
          <Button look="quiet" isIcon aria-label={t('selection.remove')} onClick={() => remove(notes)}>
            <Icon name="bin" />
          </Button>
        </>
      )}
      {pasted && <PasteNotes pasted={pasted} onClose={() => setPasted(undefined)} />}
    </>
  )
}

function Colours({ notes }: ForNotes) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const marks = useRows('marks')
  return (
    <fieldset className={styles['colours']}>
      <legend>{t('note.colour')}</legend>
      {COLOURS.map(colour => {
        const isChosen = notes.every(note => (marks.get(note)?.colour ?? 'paper') === colour)
        return (
          <Button
            key={colour}
            look="quiet"
            aria-pressed={isChosen}
            onClick={() => {
              const to = colour === 'paper' ? undefined : colour
              if (!isChosen && act(setColour(view, actor, { notes, colour: to })))
                announcer.say(t('selection.coloured', { count: notes.length, colour: t(`colour.${colour}`) }))
            }}
          >
            <span className={notesStyles['swatch']} data-colour={colour} />
            {t(`colour.${colour}`)}
          </Button>
        )
      })}
    </fieldset>
  )
}
