import type { Laid } from '#client/app/contents-store.ts'
import type { Found } from '#client/features/find/find-store.ts'
import type { ClusterId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { Rect } from '#shared/domain/layout/geometry.ts'
import { overlaps } from '#shared/domain/layout/geometry.ts'
import { AREA_TITLE_HEIGHT, LIST_TITLE_HEIGHT, NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import type { Row } from '#shared/domain/tables.ts'
import type { Camera } from './camera.ts'

export interface FarWords {
  priority(id: PriorityId): string
  cluster(id: ClusterId): string
  prompt(id: PromptId): string
}

/** Colours of the page as they are now. */
export interface Inks {
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly edge: string
  readonly sheet: string
  readonly accent: string
  readonly accentSoft: string
  readonly focus: string
  readonly notes: Readonly<Record<string, string>>
  readonly font: string
}

const NOTE_COLOURS = ['paper', 'sun', 'leaf', 'sky', 'rose', 'stone'] as const

/** What a page in forced colours draws with: the device's own few. */
const FORCED: Readonly<Record<string, string>> = {
  '--ink': 'CanvasText',
  '--ink-soft': 'CanvasText',
  '--line': 'CanvasText',
  '--edge': 'CanvasText',
  '--accent': 'Highlight',
  '--focus': 'Highlight',
}

/** Asks the page for its colours; `light-dark()` is worked out by setting each on the element once. */
export function readInks(element: HTMLElement): Inks {
  const isForced = matchMedia('(forced-colors: active)').matches
  element.style.setProperty('forced-color-adjust', 'none')
  // Or each colour would only begin to turn into the next: where no motion is wanted, everything has a tiny transition.
  element.style.transition = 'none'
  const read = (name: string) => {
    element.style.color = isForced ? (FORCED[name] ?? 'Canvas') : `var(${name})`
    return getComputedStyle(element).color
  }
  const inks: Inks = {
    ink: read('--ink'),
    soft: read('--ink-soft'),
    line: read('--line'),
    edge: read('--edge'),
    sheet: read('--sheet'),
    accent: read('--accent'),
    accentSoft: read('--accent-soft'),
    focus: read('--focus'),
    notes: Object.fromEntries(NOTE_COLOURS.map(colour => [colour, read(`--note-${colour}`)])),
    font: getComputedStyle(element).fontFamily,
  }
  element.style.color = ''
  element.style.transition = ''
  element.style.removeProperty('forced-color-adjust')
  return inks
}

interface FarScene {
  readonly camera: Camera
  readonly laid: Laid
  readonly selected: ReadonlySet<NoteId>
  readonly carried: ReadonlySet<NoteId>
  readonly marks: ReadonlyMap<string, Row<'marks'>>
  readonly notes: ReadonlyMap<string, Row<'notes'>>
  readonly words: FarWords
  readonly inks: Inks
  readonly found: Found
  /** The match gone to last. */
  readonly at: NoteId | undefined
  /** Cards that others hold, by note. */
  readonly drags: ReadonlyMap<NoteId, readonly [number, number]>
}

/** Bars for lines of text are drawn only where they can be seen. */
const BARS_FROM_ZOOM = 0.16
/** What is carried away, or not found. */
const FAINT = 0.35

export function drawFar(context: CanvasRenderingContext2D, scene: FarScene): void {
  const { camera, laid, inks } = scene
  const { zoom } = camera.get()
  const { view } = camera
  context.clearRect(0, 0, camera.size.width, camera.size.height)
  context.textBaseline = 'middle'
  for (const { priority, box, lists } of laid.layout.areas) {
    if (!overlaps(box, view)) continue
    fillBox(context, camera, box, inks.sheet, inks.line)
    for (const list of lists) {
      for (const { cluster, box: around } of list.clusters) {
        fillBox(context, camera, around, inks.accentSoft, inks.line)
        title(context, camera, { ...around, height: 40 }, scene.words.cluster(cluster), {
          ink: inks.ink,
          font: `600 ${Math.max(10, 15 * zoom)}px ${inks.font}`,
          leastPx: 10,
        })
      }
      title(context, camera, { ...list.box, height: LIST_TITLE_HEIGHT }, scene.words.prompt(list.prompt), {
        ink: inks.soft,
        font: `600 ${Math.max(10, 17 * zoom)}px ${inks.font}`,
        leastPx: 11,
      })
    }
    title(context, camera, { ...box, height: AREA_TITLE_HEIGHT }, scene.words.priority(priority), {
      ink: inks.ink,
      font: `700 ${Math.max(11, 26 * zoom)}px ${inks.font}`,
      leastPx: 8,
    })
  }
  drawNotes(context, scene)
}

function drawNotes(context: CanvasRenderingContext2D, scene: FarScene): void {
  const { camera, laid, inks, marks, notes, selected, carried, drags, found, at } = scene
  const { zoom } = camera.get()
  const width = NOTE_SIZE.width * zoom
  const height = NOTE_SIZE.height * zoom
  const bar = Math.max(1, 9 * zoom)
  for (const card of laid.grid.within(camera.view)) {
    const [left, top] = camera.toScreen(drags.get(card.note) ?? [card.x, card.y])
    const isFound = found.isOn && found.matches.has(card.note)
    const isFaint = carried.has(card.note) || (found.isOn && !isFound)
    context.globalAlpha = isFaint ? FAINT : 1
    context.fillStyle = inks.notes[marks.get(card.note)?.colour ?? 'paper'] ?? inks.sheet
    context.fillRect(left, top, width, height)
    const isMarked = isFound || selected.has(card.note)
    context.strokeStyle = isMarked ? inks.accent : inks.edge
    context.lineWidth = isMarked ? 3 : 0.75
    context.strokeRect(left, top, width, height)
    if (isFound) cornerIn(context, left, top, Math.max(4, height / 3))
    if (card.note === at) {
      context.strokeStyle = inks.focus
      context.lineWidth = 4
      context.strokeRect(left - 5, top - 5, width + 10, height + 10)
    }
    if (zoom < BARS_FROM_ZOOM) continue
    const chars = notes.get(card.note)?.note.text.length ?? 0
    const lines = Math.min(4, Math.ceil(chars / 22))
    context.fillStyle = inks.soft
    context.globalAlpha *= 0.55
    for (let line = 0; line < lines; line += 1) {
      const share = line === lines - 1 ? ((chars % 22) + 4) / 26 : 1
      context.fillRect(left + 10 * zoom, top + (16 + line * 19) * zoom, (NOTE_SIZE.width - 24) * zoom * share, bar)
    }
  }
  context.globalAlpha = 1
}

/** What is found has its corner folded in, as its card has near by. */
function cornerIn(context: CanvasRenderingContext2D, left: number, top: number, size: number): void {
  context.beginPath()
  context.moveTo(left, top)
  context.lineTo(left + size, top)
  context.lineTo(left, top + size)
  context.fillStyle = context.strokeStyle
  context.fill()
}

function fillBox(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { x, y, width, height }: Rect,
  fill: string,
  line: string,
): void {
  const { zoom } = camera.get()
  const [left, top] = camera.toScreen([x, y])
  context.beginPath()
  context.roundRect(left, top, width * zoom, height * zoom, 16 * zoom)
  context.fillStyle = fill
  context.fill()
  context.strokeStyle = line
  context.lineWidth = 1
  context.stroke()
}

interface TitleLook {
  readonly ink: string
  readonly font: string
  /** Where its strip is lower than this, in px, nothing is written. */
  readonly leastPx: number
}

/** One line that is cut where its box ends. */
function title(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { x, y, width, height }: Rect,
  words: string,
  { ink, font, leastPx }: TitleLook,
): void {
  const { zoom } = camera.get()
  if (height * zoom < leastPx) return
  const [left, top] = camera.toScreen([x, y])
  const padding = Math.max(4, 16 * zoom)
  context.font = font
  context.fillStyle = ink
  context.fillText(cut(context, words, width * zoom - padding * 2), left + padding, top + (height * zoom) / 2)
}

function cut(context: CanvasRenderingContext2D, words: string, widthPx: number): string {
  if (context.measureText(words).width <= widthPx) return words
  let least = 0
  let most = words.length
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (context.measureText(`${words.slice(0, middle)}…`).width <= widthPx) least = middle
    else most = middle - 1
  }
  return least < 3 ? '' : `${words.slice(0, least).trimEnd()}…`
}
