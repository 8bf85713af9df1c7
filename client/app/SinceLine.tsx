import { useEffect, useRef, useState } from 'react'
import { useOpenQuestions } from '#client/features/notes/use-open-questions.ts'
import { useSince } from '#client/features/results/use-since.ts'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { currentWorkshop } from '#shared/domain/series.ts'
import { useDevice } from './device.tsx'
import { keepWorkshop, keptWorkshop } from './kept-facts.ts'
import { useRead } from './Local.tsx'
import styles from './SinceLine.module.css'
import { useBoard, useFramework } from './use-board.tsx'

/** One calm line for those who come back to a board in another workshop than the one they were in last. */
export function SinceLine() {
  const [isMissed, forget] = useMissedWorkshop()
  const framework = useFramework()
  return isMissed && framework !== undefined ? <Line framework={framework} onClose={forget} /> : null
}

function Line({ framework, onClose }: { readonly framework: FrameworkId; readonly onClose: () => void }) {
  const t = useT()
  const read = useRead()
  const { session, screen } = useBoard()
  const since = useSince(framework)
  const { count } = useOpenQuestions(framework)
  const fresh = since?.all.fresh ?? 0
  if (!since || (fresh === 0 && count === 0)) return null
  const earlier = read(session.view.row('workshops', since.earlier)?.title).text
  return (
    <div className={styles['line']} data-print="never">
      <p role="status">
        {fresh > 0 && t('since.line', { count: fresh, earlier })}
        {count > 0 && ` ${t('question.fromLine', { count, earlier })}`}
      </p>
      <Button look="quiet" data-focus-key="since" onClick={() => screen.dialog.set({ kind: 'since' })}>
        {t('since.see')}
      </Button>
      <Button
        look="quiet"
        isIcon
        aria-label={t('since.dismiss')}
        onClick={() => {
          // The button goes with its line, and focus must not.
          document.getElementById('main')?.focus({ preventScroll: true })
          onClose()
        }}
      >
        <Icon name="close" />
      </Button>
    </div>
  )
}

/** Whether this device saw the board last in another workshop. Who is here when the next one begins has missed nothing. */
function useMissedWorkshop(): readonly [boolean, () => void] {
  const { texts } = useDevice()
  const { view, facts } = useBoard().session
  const { ready } = useConnection()
  const [isMissed, setMissed] = useState(false)
  const isDecided = useRef(false)
  useRow('run', 'board')
  useRows('workshops')
  const current = currentWorkshop(view)
  useEffect(() => {
    if (!ready || current === undefined) return
    const seen = keptWorkshop(texts, facts.board)
    if (!isDecided.current) setMissed(seen !== undefined && seen !== current)
    isDecided.current = true
    keepWorkshop(texts, facts.board, current)
  }, [ready, current, texts, facts.board])
  return [isMissed, () => setMissed(false)]
}
