import { useEffect } from 'react'
import { useBoard } from './use-board.tsx'
import { useUndo } from './use-undo.ts'

/** Undo and redo by Ctrl or Cmd and Z; within a field they are the field's own. Ctrl or Cmd and K opens the commands. */
export function useBoardKeys(): void {
  const { screen } = useBoard()
  const { undo, redo } = useUndo()
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key === 'k') {
        event.preventDefault()
        screen.dialog.set({ kind: 'commands' })
        return
      }
      if (isField(event.target) || (key !== 'z' && key !== 'y')) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [screen, undo, redo])
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}
