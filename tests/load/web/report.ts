import { figure } from '#tests/load/figures.ts'
import { goalRows } from './goals.ts'
import type { Cell, Measure } from './measures.ts'
import { Medians } from './medians.ts'
import type { ContenderName } from './stage.ts'

export interface Named {
  readonly name: ContenderName
  readonly label: string
}

const MOTIONS = {
  panDragWhole: 'pan whole, by drag',
  panWheelWhole: 'pan whole, by wheel',
  zoom: 'zoom whole to 100 % and back',
  dragWhole: 'drag a note, whole',
  panWheelClose: 'pan at 100 %, by wheel',
  dragClose: 'drag a note at 100 %',
} as const satisfies Partial<Record<Measure, string>>

/** Everything that was measured, as Markdown; figures are medians of the rounds. */
export function markdown(cells: readonly Cell[], contenders: readonly Named[]): string {
  const medians = new Medians(cells)
  const rounds = new Set(cells.map(({ round }) => round)).size
  return [
    `Medians of ${rounds} round${rounds === 1 ? '' : 's'}, in turn. \`!\`: what was to happen did not.`,
    '',
    ...loadingTable(medians, contenders),
    '',
    ...motionTable(medians, contenders),
    '',
    ...answersTable(medians, contenders),
    '',
    ...table(['#', 'goal', 'measured', 'reached'], goalRows(medians)),
  ].join('\n')
}

function loadingTable(medians: Medians, contenders: readonly Named[]): string[] {
  const head = [
    'board, processor',
    '',
    'painted ms',
    'JS gz / br kB',
    'requests / all kB',
    'JS heap MB',
    'DOM heap MB, nodes',
  ]
  const rows = medians.settings().flatMap(({ notes, throttle }) =>
    contenders.map(({ name, label }) => {
      const f = (field: string, digits = 0) => figure(medians.of(name, notes, throttle, 'load', field), digits)
      return [
        `${notes}, ${throttle}x`,
        label,
        f('paintedMs'),
        `${f('jsGzKb')} / ${f('jsBrKb')}`,
        `${f('requests')} / ${f('allKb')}`,
        f('jsHeapMb', 1),
        `${f('domHeapMb', 1)}, ${f('nodes')}`,
      ]
    }),
  )
  return ['### Loading', '', ...table(head, rows)]
}

function motionTable(medians: Medians, contenders: readonly Named[]): string[] {
  const rows = medians.settings().flatMap(({ notes, throttle }) =>
    (Object.keys(MOTIONS) as (keyof typeof MOTIONS)[]).flatMap(measure => {
      if (!medians.has(measure, notes, throttle)) return []
      const shown = contenders.map(({ name }) => {
        const f = (field: string) => figure(medians.of(name, notes, throttle, measure, field), 0)
        if (!medians.has(measure, notes, throttle, name)) return '-'
        const happened = medians.happened(name, notes, throttle, measure) ? '' : '! '
        const reached = measure === 'zoom' ? `, to ${f('reachedPercent')} %` : ''
        return `${happened}${f('fps')} / ${f('p95Ms')} / ${f('worstMs')} / ${f('inputP95Ms')} (${f('pictures')}, ${f('inputs')}${reached})`
      })
      return [[`${notes}, ${throttle}x`, MOTIONS[measure], ...shown]]
    }),
  )
  return [
    '### Motion',
    '',
    'Pictures a second / p95 ms between pictures / longest wait / p95 ms from input to picture (pictures, inputs).',
    '',
    ...table(['board, processor', 'what', ...contenders.map(({ label }) => label)], rows),
  ]
}

function answersTable(medians: Medians, contenders: readonly Named[]): string[] {
  const head = [
    'board, processor',
    '',
    '50 changes/s, whole: script ms a s, busy %, dropped % (frames)',
    'at 100 %',
    '500 changes/s',
    'held note follows p50 / p95 (throws)',
    'key to screen p50 / p95, script ms a key (keys)',
  ]
  const rows = medians.settings().flatMap(({ notes, throttle }) =>
    contenders.flatMap(({ name, label }) => {
      const of = (measure: Measure, field: string, digits = 0) =>
        figure(medians.of(name, notes, throttle, measure, field), digits)
      const mark = (measure: Measure) => (medians.happened(name, notes, throttle, measure) ? '' : '! ')
      const has = (measure: Measure) => medians.has(measure, notes, throttle, name)
      const others = (measure: Measure) =>
        has(measure)
          ? `${mark(measure)}${of(measure, 'scriptMsPerSecond')}, ${of(measure, 'busyPercent')}, ${of(measure, 'droppedPercent')} (${of(measure, 'frames')})`
          : '-'
      if (!has('remoteWhole') && !has('typing') && !has('follows')) return []
      return [
        [
          `${notes}, ${throttle}x`,
          label,
          others('remoteWhole'),
          others('remoteClose'),
          others('remoteMany'),
          has('follows')
            ? `${mark('follows')}${of('follows', 'p50Ms')} / ${of('follows', 'p95Ms')} (${of('follows', 'found')} of ${of('follows', 'throws')})`
            : '-',
          has('typing')
            ? `${mark('typing')}${of('typing', 'p50Ms')} / ${of('typing', 'p95Ms')}, ${of('typing', 'scriptMsPerKey', 1)} (${of('typing', 'keys')})`
            : '-',
        ],
      ]
    }),
  )
  return ['### Answers', '', ...table(head, rows)]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}
