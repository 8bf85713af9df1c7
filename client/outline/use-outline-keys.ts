import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { isKey } from '#client/features/commands/keys.ts'
import { useCopying } from '#client/features/notes/use-copying.ts'
import { useRemoveNotes } from '#client/features/notes/use-remove-notes.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { Contents } from '#shared/domain/placing.ts'
import { focusRow } from './focus-row.ts'
import { foldedPriorities } from './folded-priorities.ts'
import { OUTLINE_KEYS as KEYS } from './outline-key-list.ts'
import { shownOrder, standingOf } from './standing.ts'
import { useMoveInList } from './use-move-in-list.ts'

interface OutlineKeys {
  (event: KeyboardEvent<HTMLElement>): void
  /** A click with Shift selects everything from the row chosen last. */
  click(event: MouseEvent<HTMLElement>): void
}

/** The keys of a row; `OUTLINE_KEYS` says the same in the list of keys. They are heard while focus is on the row's box. */
export function useOutlineKeys(framework: FrameworkId, contents: Contents): OutlineKeys {
  const t = useT()
  const { screen } = useBoard()
  const actor = useActor()
  const remove = useRemoveNotes()
  const { duplicate } = useCopying(framework)
  const moveInList = useMoveInList(framework)
  /** Where a range begins, and what was selected before it. */
  const anchor = useRef<{ readonly note: NoteId; readonly before: ReadonlySet<NoteId> }>(undefined)
  const order = useMemo(() => {
    let known: readonly NoteId[] | undefined
    let folds: readonly unknown[] = []
    return (): readonly NoteId[] => {
      const now = [screen.folded.get(), foldedPriorities(screen).get()] as const
      if (!known || now.some((each, i) => each !== folds[i])) {
        const [clusters, priorities] = now
        known = shownOrder(contents, id => clusters.has(id as never) || priorities.has(id as never))
        folds = now
      }
      return known
    }
  }, [contents, screen])

  function saySelected(): void {
    announcer.say(t('canvas.selected', { count: screen.selected.get().size }))
  }

  function selectTo(note: NoteId, from: NoteId): void {
    const begun = anchor.current ?? { note: from, before: screen.selected.get() }
    anchor.current = begun
    const notes = order()
    const [a, b] = [notes.indexOf(begun.note), notes.indexOf(note)].sort((x, y) => x - y)
    if (a === undefined || b === undefined || a === -1) return
    screen.select([...begun.before, ...notes.slice(a, b + 1)])
    saySelected()
  }

  function go(note: NoteId, by: 1 | -1, isSelecting: boolean): void {
    const notes = order()
    const next = notes[notes.indexOf(note) + by]
    if (next === undefined) return
    if (isSelecting) selectTo(next, note)
    else anchor.current = undefined
    focusRow(next)
  }

  function goToEnd(note: NoteId, end: 0 | -1): void {
    const next = standingOf(contents, note)?.notes.at(end)
    anchor.current = undefined
    if (next !== undefined) focusRow(next)
  }

  function onRow(event: KeyboardEvent<HTMLElement>, note: NoteId): boolean {
    const selected = screen.selected.get()
    const meant = selected.has(note) ? [...selected] : [note]
    if (isKey(event, KEYS.next)) go(note, 1, false)
    else if (isKey(event, KEYS.previous)) go(note, -1, false)
    else if (isKey(event, KEYS.selectNext)) go(note, 1, true)
    else if (isKey(event, KEYS.selectPrevious)) go(note, -1, true)
    else if (isKey(event, KEYS.first)) goToEnd(note, 0)
    else if (isKey(event, KEYS.last)) goToEnd(note, -1)
    else if (isKey(event, KEYS.selectList)) {
      screen.select([...selected, ...(standingOf(contents, note)?.notes ?? [])])
      saySelected()
    } else if (isKey(event, KEYS.up)) moveInList(note, -1)
    else if (isKey(event, KEYS.down)) moveInList(note, 1)
    else if (isKey(event, KEYS.move) && actor.mayArrange) screen.dialog.set({ kind: 'move', notes: meant })
    else if (isKey(event, KEYS.duplicate)) duplicate(meant)
    else if (isKey(event, KEYS.remove)) remove(meant)
    else if (isKey(event, KEYS.edit)) press(event, 'edit') || screen.dialog.set({ kind: 'note', note })
    else return false
    return true
  }

  function hear(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement)) return
    if (isKey(event, KEYS.selectNone) && screen.selected.get().size > 0 && !isText(target)) {
      event.preventDefault()
      screen.select([])
      anchor.current = undefined
      saySelected()
      return
    }
    const note = target.closest<HTMLElement>('[data-note]')?.dataset['note'] as NoteId | undefined
    if (note === undefined || !target.matches('[type="checkbox"]')) return
    // Space chooses the row by itself; from here a range begins anew.
    if (event.key === ' ') anchor.current = { note, before: screen.selected.get() }
    else if (onRow(event, note)) event.preventDefault()
  }

  return Object.assign(hear, {
    click(event: MouseEvent<HTMLElement>): void {
      const { target } = event
      if (!(target instanceof HTMLElement) || !target.matches('[type="checkbox"]')) return
      const note = target.closest<HTMLElement>('[data-note]')?.dataset['note'] as NoteId | undefined
      if (note === undefined) return
      if (event.shiftKey) selectTo(note, note)
      else anchor.current = { note, before: screen.selected.get() }
    },
  })
}

/** Presses the row's own button, so that the key and the button are one act. */
function press({ target }: KeyboardEvent<HTMLElement>, act: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  const button = target.closest('[data-note]')?.querySelector<HTMLElement>(`[data-act="${act}"]`)
  button?.click()
  return button !== null && button !== undefined
}

function isText(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])')
}
