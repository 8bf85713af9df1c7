import { useEffect, useRef, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import type { Timer } from '#shared/domain/tables.ts'
import { leftMsOf, type TIMER_CALLS_MS, timerCall } from '#shared/domain/timer.ts'

/** The clock of the running step and what is left of it in whole seconds; looked at again as each second ends. */
export function useTimer(): { readonly timer: Timer; readonly leftSeconds: number } | undefined {
  const { session } = useBoard()
  const timer = useRow('run', 'board')?.timer
  const [, look] = useState(0)
  useEffect(() => {
    if (timer?.state !== 'running') return
    let handle: ReturnType<typeof setTimeout>
    const again = () => {
      look(before => before + 1)
      const leftMs = leftMsOf(timer, session.serverNow())
      if (leftMs > 0) handle = setTimeout(again, leftMs % 1000 || 1000)
    }
    again()
    return () => clearTimeout(handle)
  }, [timer, session])
  if (!timer) return undefined
  return { timer, leftSeconds: Math.ceil(leftMsOf(timer, session.serverNow()) / 1000) }
}

const WORDS = { 60000: 'timer.minute', 10000: 'timer.tenSeconds', 0: 'timer.end' } as const satisfies {
  readonly [C in (typeof TIMER_CALLS_MS)[number]]: string
}

/** Says one minute, ten seconds and the end, once each, also where the clock itself is not in view. */
export function useTimerCalls(): void {
  const t = useT()
  const at = useTimer()
  const before = useRef<{ readonly timer: Timer; readonly leftMs: number }>(undefined)
  const leftMs = at && at.leftSeconds * 1000
  useEffect(() => {
    const was = before.current
    before.current = at && leftMs !== undefined ? { timer: at.timer, leftMs } : undefined
    if (!at || leftMs === undefined || at.timer.state !== 'running' || was?.timer !== at.timer) return
    const call = timerCall(was.leftMs, leftMs)
    if (call !== undefined) toasts.show(t(WORDS[call]), 'polite', undefined, { kind: 'workshop' })
  }, [at, leftMs, t])
}
