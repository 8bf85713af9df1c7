import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { type Command, useOffer } from '#client/features/commands/command-registry.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { Camera } from './camera.ts'
import { useFoldAll } from './HandTools.tsx'
import { selectionBox } from './use-sight-keys.ts'

const STEP = 1.25

/** What only the canvas can do, offered to the list of commands while it is open. Its keys are heard where focus is. */
export function useCanvasCommands(camera: Camera, laid: Laid): void {
  const t = useT()
  const { screen } = useBoard()
  const fold = useFoldAll(laid.layout)
  const of = (id: string, name: string, keys: string | undefined, act: () => void): Command => ({
    id: `canvas.${id}`,
    group: 'canvas',
    name,
    keys,
    isHeardElsewhere: true,
    act,
  })
  useOffer([
    of('fit', t('canvas.fit'), '0', () => camera.glideToFit(laid.layout.bounds)),
    of('selection', t('sight.selection'), 'Shift+2', () => {
      const box = selectionBox(laid.layout, screen.selected.get())
      if (box) camera.glideToFit(box, { marginPx: 96 })
    }),
    of('in', t('canvas.zoomIn'), '+', () => camera.zoomBy(STEP)),
    of('out', t('canvas.zoomOut'), '-', () => camera.zoomBy(1 / STEP)),
    of('full', t('canvas.zoomFull'), 'Shift+0', () => camera.glideZoomTo(1)),
    ...(fold.hasClusters
      ? [of('fold', t(fold.isAllFolded ? 'hands.openAll' : 'hands.foldAll'), undefined, () => fold.turn())]
      : []),
  ])
}
