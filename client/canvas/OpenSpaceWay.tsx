import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { usePicked, useReadable } from '#client/ui/use-readable.ts'
import { around, overlaps } from '#shared/domain/layout/geometry.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import type { Camera } from './camera.ts'
import styles from './canvas.module.css'

/**
 * Notes that no priority holds yet, while none of them is in view: how many, and the way to them.
 * Gives way to the search, and to what can be done with selected notes: their bar lies in the same corner.
 */
export function OpenSpaceWay({ camera, laid }: { readonly camera: Camera; readonly laid: Laid }) {
  const t = useT()
  const { screen } = useBoard()
  const isFinding = useReadable(screen.find.isOpen)
  const isSelecting = useReadable(screen.selected).size > 0
  const open = laid.layout.cards.filter(({ home }) => home.in === 'open')
  const isInView = usePicked(camera, () => open.some(card => overlaps(cardBox(card), camera.view)))
  if (open.length === 0 || isInView || isFinding || isSelecting) return null
  return (
    <Button
      className={styles['openWay']}
      onClick={() => {
        const box = around(open.map(cardBox))
        camera.look({ ...camera.get(), x: box.x - 48 / camera.get().zoom, y: box.y - 96 / camera.get().zoom })
      }}
    >
      {t('canvas.openWay', { count: open.length })}
    </Button>
  )
}
