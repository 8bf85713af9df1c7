import { type RefObject, useState } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { ownNoteOf } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { whyNotWrite } from '#shared/domain/commands/own-notes.ts'
import type { ClusterId, NoteId, OwnNoteId, PromptId } from '#shared/domain/ids.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { runningStep } from '#shared/domain/roles.ts'
import type { Wish } from '#shared/domain/tables.ts'
import type { Camera } from './camera.ts'
import { type Standing, standingAt, standingBeside, standingUnder } from './standing.ts'

/** What is being written on the canvas, and the board's point where its field lies. */
export type Editing = { readonly at: Point } & (
  | { readonly kind: 'note'; readonly note: NoteId }
  | { readonly kind: 'own'; readonly own: OwnNoteId }
  /** To the first of the prompts, unless the writer chooses another. */
  | { readonly kind: 'new'; readonly prompts: readonly PromptId[]; readonly wish: Wish | undefined }
)

/** Where keyboard focus is, for writing and pasting beside it. */
export interface Focused {
  readonly note?: NoteId | undefined
  readonly cluster?: ClusterId | undefined
}

/** Below this zoom nobody reads what they type. */
const READABLE_ZOOM = 0.8
/** Of the field with what stands around it, in board units. */
const EDITOR_SIZE = { width: 280, height: 330 }

/** Writing on the canvas itself: other words for a note, and new notes where one stands. */
export function useWriting(viewport: RefObject<HTMLElement | null>, camera: Camera, laid: Laid) {
  const t = useT()
  const { session, screen } = useBoard()
  const { view } = session
  const actor = useActor()
  const [editing, setEditing] = useState<Editing>()

  function begin(next: Editing): void {
    if (camera.get().zoom < READABLE_ZOOM) camera.zoomTo(1)
    const [x, y] = next.at
    camera.reveal({ x, y, ...EDITOR_SIZE })
    setEditing(next)
  }

  /** What one may write to here, or says why nothing. */
  function promptsFor(prompt: PromptId | undefined): readonly PromptId[] {
    const asked = runningStep(view)?.step.rules.prompts ?? []
    const all = prompt ? [prompt] : orderedIds<PromptId>(view.rows('prompts'))
    const open = all.filter(id => whyNotWrite(view, actor, id) === undefined)
    if (open.length === 0)
      toasts.show(actor.role === 'viewer' ? t('refusal.not-allowed') : t('card.notYet'), 'assertive')
    return open.toSorted((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)))
  }

  function write(standing: Standing | undefined): void {
    if (!standing) {
      toasts.show(t('card.nowhere'))
      return
    }
    const prompts = promptsFor(standing.prompt)
    if (prompts.length > 0) begin({ kind: 'new', prompts, wish: standing.wish, at: standing.corner })
  }

  /** Beside what has focus, else in the middle of what is in view. */
  function standing({ note, cluster }: Focused): Standing | undefined {
    if (note) return standingBeside(view, laid, note)
    if (cluster) return standingUnder(view, laid, cluster)
    const { x, y, width, height } = camera.view
    return standingAt(laid, [x + width / 2, y + height / 2]) ?? { prompt: undefined, wish: undefined, corner: [x, y] }
  }

  return {
    editing,
    promptsFor,
    standing,
    writeAt: (point: Point) => write(standingAt(laid, point)),
    writeHere: (focused: Focused) => write(standing(focused)),
    edit(note: NoteId): void {
      const card = laid.layout.cardOf.get(note)
      const mayEdit = actor.role === 'facilitator' || ownNoteOf(view, note) !== undefined
      if (card && mayEdit) begin({ kind: 'note', note, at: [card.x, card.y] })
      else screen.dialog.set({ kind: 'note', note })
    },
    editOwn(own: OwnNoteId): void {
      const card = laid.layout.pending.find(each => each.own === own)
      if (card) begin({ kind: 'own', own, at: [card.x, card.y] })
    },
    /** The field closes; focus goes to the card that holds the words now. */
    close(focus: { readonly note: NoteId } | { readonly own: OwnNoteId } | undefined): void {
      setEditing(undefined)
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body && document.activeElement !== viewport.current) return
        const wanted = focus && ('note' in focus ? `[data-note="${focus.note}"]` : `[data-own="${focus.own}"]`)
        const card = wanted && viewport.current?.querySelector<HTMLElement>(wanted)
        const goal = card || viewport.current
        goal?.focus({ preventScroll: true })
      })
    },
  }
}
