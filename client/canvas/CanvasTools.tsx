import type { Laid } from '#client/app/contents-store.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { Camera } from './camera.ts'
import styles from './canvas.module.css'

const STEP = 1.25

export function CanvasTools({ camera, laid }: { readonly camera: Camera; readonly laid: Laid }) {
  const t = useT()
  const percent = usePicked(camera, ({ zoom }) => Math.round(zoom * 100))
  return (
    <div className={styles['tools']} role="group" aria-label={t('canvas.zoom')}>
      <Button look="quiet" isIcon aria-label={t('canvas.zoomOut')} onClick={() => camera.zoomBy(1 / STEP)}>
        <Icon name="minus" />
      </Button>
      <Button look="quiet" className={styles['percent']} title={t('canvas.zoomFull')} onClick={() => camera.zoomTo(1)}>
        {t('canvas.percent', { percent })}
      </Button>
      <Button look="quiet" isIcon aria-label={t('canvas.zoomIn')} onClick={() => camera.zoomBy(STEP)}>
        <Icon name="plus" />
      </Button>
      <Button look="quiet" isIcon aria-label={t('canvas.fit')} onClick={() => camera.fit(laid.layout.bounds)}>
        <Icon name="fit" />
      </Button>
    </div>
  )
}
