import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { noteFollows, remote, typing } from './answers.ts'
import { dragNote, freshNotes, panByDrag, panByWheel, type Scene, zoomInAndOut } from './gestures.ts'
import { load } from './loading.ts'
import type { Cell, Measure, Measures } from './measures.ts'
import { type BenchBoard, benchBoard, remoteChanges } from './notes.ts'
import { openPeers } from './peer-pages.ts'
import { markdown } from './report.ts'
import type { Contender, ContenderName } from './stage.ts'
import { openTimantti } from './timantti-server.ts'
import { Window } from './window.ts'

/*
 * `npm run bench:web` measures the product in a browser beside @excalidraw/excalidraw and tldraw, in turn, with the same
 * notes on the same machine, and prints tables and the goals of docs/performance.md. It never fails a build; it is read.
 *
 *   --only timantti,tldraw   --notes 200,1000,5000   --throttle 1,4   --rounds 3   --quick
 *   --measures zoom,dragWhole   --out figures.json   --shots folder
 */

const NAMES: readonly ContenderName[] = ['excalidraw', 'tldraw', 'timantti']
/** With a slower processor only what a goal speaks of. */
const THROTTLED: readonly Measure[] = ['load', 'panDragWhole', 'zoom', 'dragWhole', 'dragClose', 'typing']
const SMALL_BOARD = 1000
const CHANGES_PER_SECOND = 50
const MANY_CHANGES_PER_SECOND = 500

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: NAMES.join(',') },
    notes: { type: 'string' },
    throttle: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    measures: { type: 'string' },
    out: { type: 'string' },
    shots: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const isQuick = options.quick
const sizes = (options.notes ?? (isQuick ? '1000' : '1000,5000')).split(',').map(Number)
const throttles = options.throttle.split(',').map(Number)
const names = NAMES.filter(name => options.only.split(',').includes(name))
const wanted = options.measures?.split(',')
const rounds = Number(options.rounds)

interface Run {
  readonly round: number
  readonly throttle: number
  readonly notes: number
}

const runs: Run[] = []
for (let round = 1; round <= rounds; round += 1)
  for (const throttle of throttles) for (const notes of sizes) runs.push({ round, throttle, notes })
const nameOf = ({ round, throttle, notes }: Run): string => `${round}-${throttle}x-${notes}`

function isWanted(measure: Measure, { throttle, notes }: Run): boolean {
  if (wanted && measure !== 'load' && !wanted.includes(measure)) return false
  if (measure === 'remoteMany') return notes === SMALL_BOARD && throttle === 1
  if (throttle === 1) return true
  return measure === 'load' || (notes > SMALL_BOARD && THROTTLED.includes(measure))
}

/** Everything there is to measure of one contender with one board, in one fresh browser. */
async function measure(contender: Contender, board: BenchBoard, run: Run): Promise<Measures> {
  const stage = await contender.stage(board, nameOf(run))
  const window = await Window.open(run.throttle, page => stage.prepare(page.context()))
  const { page } = window
  page.on('pageerror', error => console.error(`${contender.name}: ${error.message}`))
  try {
    const { actor, loading } = await load(window, stage)
    const shoot = async (name: string) => {
      if (options.shots)
        await page.screenshot({ path: `${options.shots}/${contender.name}-${nameOf(run)}-${name}.png` })
    }
    await shoot('loaded')
    const seconds = isQuick ? 1 : 3
    const fresh = freshNotes(board)
    const changes = remoteChanges(board, new Set(fresh))
    const scene: Scene = { window, actor, board, contender, seconds, fresh }
    const done: Measures = { load: loading }
    async function take<M extends Measure>(name: M, isWhole: boolean, act: () => Promise<NonNullable<Measures[M]>>) {
      if (!isWanted(name, run)) return
      await (isWhole ? actor.lookWhole() : actor.lookClose())
      await page.waitForTimeout(400)
      done[name] = await act()
      await shoot(name)
    }
    await take('panDragWhole', true, () => panByDrag(scene))
    await take('panWheelWhole', true, () => panByWheel(scene))
    await take('zoom', true, () => zoomInAndOut(scene))
    await take('dragWhole', true, () => dragNote(scene))
    await take('panWheelClose', false, () => panByWheel(scene))
    await take('dragClose', false, () => dragNote(scene))
    await take('follows', false, () => noteFollows(scene, isQuick ? 6 : 16))
    await take('remoteWhole', true, () => remote(scene, changes, CHANGES_PER_SECOND))
    await take('remoteClose', false, () => remote(scene, changes, CHANGES_PER_SECOND))
    await take('remoteMany', true, () => remote(scene, changes, MANY_CHANGES_PER_SECOND))
    await take('typing', false, () => typing(scene, isQuick ? 12 : 40))
    actor.leave()
    return done
  } finally {
    await window.close()
  }
}

async function main(): Promise<void> {
  const boards = new Map(sizes.map(notes => [notes, benchBoard(notes)]))
  const boardOf = (notes: number) => boards.get(notes) ?? benchBoard(notes)
  const peers = await openPeers(names.filter(name => name !== 'timantti'))
  const own = names.includes('timantti')
    ? [await openTimantti(runs.map(run => ({ run: nameOf(run), board: boardOf(run.notes) })))]
    : []
  const contenders = [...peers, ...own]
  const cells: Cell[] = []
  try {
    for (const run of runs) {
      for (const contender of contenders) {
        const begun = Date.now()
        try {
          const measures = await measure(contender, boardOf(run.notes), run)
          cells.push({ contender: contender.name, ...run, measures })
        } catch (error) {
          console.error(`${contender.name} ${nameOf(run)}:`, error)
        }
        console.error(`${contender.label}, ${nameOf(run)}: ${Math.round((Date.now() - begun) / 1000)} s`)
        if (options.out) writeFileSync(options.out, JSON.stringify(cells, undefined, 1))
      }
    }
  } finally {
    for (const contender of contenders) await contender.stop()
  }
  console.log(
    markdown(
      cells,
      contenders.map(({ name, label }) => ({ name, label })),
    ),
  )
}

await main()
