import { useCallback } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { usePointedAt } from '#client/app/use-pointed-at.ts'
import { FindBar } from '#client/features/find/FindBar.tsx'
import { FindButton } from '#client/features/find/FindButton.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { usePicked, useReadable } from '#client/ui/use-readable.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import styles from './CanvasTools.module.css'
import type { Camera } from './camera.ts'
import { useCanvasCommands } from './canvas-commands.ts'
import { Minimap } from './Minimap.tsx'
import { useMapShown } from './map-shown.ts'
import { OpenSpaceWay } from './OpenSpaceWay.tsx'
import { CURSORS_MAX_PEOPLE } from './use-canvas-pointer.ts'
import { selectionBox, useSightKeys } from './use-sight-keys.ts'

const STEP = 1.25

interface CanvasToolsProps {
  readonly camera: Camera
  readonly laid: Laid
}

/** Around the canvas: the search, what to know about what is seen, ways to see more or less, and the map. */
export function CanvasTools({ camera, laid }: CanvasToolsProps) {
  const t = useT()
  const { screen } = useBoard()
  const [isMapShown, showMap] = useMapShown()
  const isFinding = useReadable(screen.find.isOpen)
  const selected = useReadable(screen.selected)
  useSightKeys(camera, laid)
  useCanvasCommands(camera, laid)

  const goTo = useCallback(
    (note: NoteId) => {
      const { contents, layout } = screen.contents.of(laid.layout.framework).laid()
      let card = layout.cardOf.get(note)
      if (!card) {
        // It lies in a cluster that is folded here.
        const clusters = contents.priorities.flatMap(({ lists }) => lists.flatMap(list => list.clusters))
        const home = clusters.find(({ notes }) => notes.includes(note))
        if (home) screen.fold([home.cluster], false)
        card = screen.contents.of(laid.layout.framework).laid().layout.cardOf.get(note)
      }
      if (card) camera.glideToRead(cardBox(card))
    },
    [camera, laid, screen],
  )

  const showTarget = useCallback(
    (target: NonNullable<Gathering['target']>) => {
      if (target.kind === 'note') {
        goTo(target.id)
        return
      }
      const { areas } = screen.contents.of(laid.layout.framework).laid().layout
      const clusters = areas.flatMap(({ lists }) => lists.flatMap(list => list.clusters))
      const box =
        target.kind === 'priority'
          ? areas.find(({ priority }) => priority === target.id)?.box
          : clusters.find(({ cluster }) => cluster === target.id)?.box
      if (box) camera.glideToFit(box, { marginPx: 32 })
    },
    [camera, laid, screen, goTo],
  )
  usePointedAt(showTarget)

  return (
    <>
      <FindBar framework={laid.layout.framework} look="over" onGo={goTo} />
      <div className={styles['corner']} data-selecting={selected.size > 0 || undefined}>
        <OpenSpaceWay camera={camera} laid={laid} />
        <Notices camera={camera} laid={laid} />
        <div className={styles['tools']} role="group" aria-label={t('canvas.zoom')}>
          <FindButton />
          <Zoom camera={camera} />
          <Button
            look="quiet"
            isIcon
            aria-label={t('canvas.fit')}
            title={`${t('canvas.fit')} (0)`}
            onClick={() => camera.glideToFit(laid.layout.bounds)}
          >
            <Icon name="fit" />
          </Button>
          <Button
            look="quiet"
            isIcon
            aria-label={t('sight.selection')}
            title={`${t('sight.selection')} (Shift+2)`}
            disabled={selected.size === 0}
            onClick={() => {
              const box = selectionBox(laid.layout, selected)
              if (box) camera.glideToFit(box, { marginPx: 96 })
            }}
          >
            <Icon name="focus" />
          </Button>
          <Button
            look="quiet"
            isIcon
            aria-label={isMapShown ? t('map.hide') : t('map.show')}
            aria-expanded={isMapShown}
            onClick={() => showMap(!isMapShown)}
          >
            <Icon name="map" />
          </Button>
        </div>
      </div>
      {isMapShown && (
        <div data-finding={isFinding || undefined} className={styles['map']}>
          <Minimap camera={camera} laid={laid} />
        </div>
      )}
    </>
  )
}

function Zoom({ camera }: { readonly camera: Camera }) {
  const t = useT()
  const percent = usePicked(camera, ({ zoom }) => Math.round(zoom * 100))
  return (
    <>
      <Button look="quiet" isIcon aria-label={t('canvas.zoomOut')} onClick={() => camera.zoomBy(1 / STEP)}>
        <Icon name="minus" />
      </Button>
      <Button
        look="quiet"
        className={styles['percent']}
        title={`${t('canvas.zoomFull')} (Shift+0)`}
        onClick={() => camera.glideZoomTo(1)}
      >
        {t('canvas.percent', { percent })}
      </Button>
      <Button look="quiet" isIcon aria-label={t('canvas.zoomIn')} onClick={() => camera.zoomBy(STEP)}>
        <Icon name="plus" />
      </Button>
    </>
  )
}

/** What one sees less of than there is: words from afar, and pointers where people are many. */
function Notices({ camera, laid }: CanvasToolsProps) {
  const t = useT()
  const { session } = useBoard()
  const isFar = usePicked(camera, () => camera.isFar)
  const others = usePicked(session.peers, peers => peers.length)
  return (
    <>
      {others >= CURSORS_MAX_PEOPLE && <p className={styles['notice']}>{t('sight.crowd', { count: others + 1 })}</p>}
      {isFar && <p className={styles['notice']}>{t('canvas.far', { count: laid.layout.cards.length })}</p>}
    </>
  )
}
