import type { CDPSession } from 'playwright-core'

/** `viz` holds the display's pictures, the others what became of each input and each frame. */
const CATEGORIES = ['viz', 'input.scrolling', 'disabled-by-default-devtools.timeline.frame']
const READ_BYTES = 4_000_000

/** What one trace says; times are µs of the system's monotonic clock, which is also Node's `hrtime`. */
export interface Traced {
  /** When the display compositor drew and swapped. */
  readonly pictures: readonly number[]
  readonly inputs: readonly { readonly kind: string; readonly at: number; readonly ms: number }[]
  /** Frames of the page that were to be shown: when each began, and whether it was. */
  readonly frames: readonly { readonly at: number; readonly isDropped: boolean }[]
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly pid: number
  readonly id2?: { readonly local?: string }
  readonly args?: {
    readonly name?: string
    readonly event_latency?: { readonly event_type?: string }
    readonly frame_reporter?: { readonly state?: string }
  }
}

/** `browser` is a session with the whole browser: pictures are drawn in a process of their own. */
export async function startTrace(browser: CDPSession): Promise<void> {
  await browser.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordUntilFull', includedCategories: CATEGORIES, excludedCategories: ['*'] },
  })
}

export async function endTrace(browser: CDPSession): Promise<Traced> {
  const complete = new Promise<{ stream?: string }>(resolve => browser.once('Tracing.tracingComplete', resolve))
  await browser.send('Tracing.end')
  const { stream } = await complete
  if (stream === undefined) throw new Error('the browser kept no trace')
  const parts: string[] = []
  for (let isMore = true; isMore; ) {
    const { data, base64Encoded, eof } = await browser.send('IO.read', { handle: stream, size: READ_BYTES })
    parts.push(base64Encoded ? Buffer.from(data, 'base64').toString() : data)
    isMore = !eof
  }
  await browser.send('IO.close', { handle: stream })
  return readTrace((JSON.parse(parts.join('')) as { traceEvents: TraceEvent[] }).traceEvents)
}

function readTrace(events: readonly TraceEvent[]): Traced {
  const renderers = new Set(
    events.filter(({ name, args }) => name === 'process_name' && args?.name === 'Renderer').map(({ pid }) => pid),
  )
  const open = new Map<string, TraceEvent>()
  const inputs: { kind: string; at: number; ms: number }[] = []
  const frames: { at: number; isDropped: boolean }[] = []
  const ordered = events.toSorted((a, b) => a.ts - b.ts)
  for (const event of ordered) {
    const { name, ph, ts, pid, id2 } = event
    if ((name !== 'EventLatency' && name !== 'PipelineReporter') || !renderers.has(pid)) continue
    const key = `${name} ${pid} ${id2?.local}`
    if (ph === 'b') {
      open.set(key, event)
      continue
    }
    const begun = open.get(key)
    if (!begun) continue
    open.delete(key)
    if (name === 'EventLatency') {
      inputs.push({ kind: begun.args?.event_latency?.event_type ?? '', at: begun.ts, ms: (ts - begun.ts) / 1000 })
      continue
    }
    const state = begun.args?.frame_reporter?.state ?? event.args?.frame_reporter?.state ?? ''
    if (state !== 'STATE_NO_UPDATE_DESIRED') frames.push({ at: begun.ts, isDropped: state === 'STATE_DROPPED' })
  }
  const pictures = ordered.filter(({ name, ph }) => name === 'Display::DrawAndSwap' && ph === 'X').map(({ ts }) => ts)
  return { pictures, inputs, frames }
}
