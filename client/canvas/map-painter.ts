import type { Camera } from './camera.ts'
import { type Inks, readInks } from './draw-far.ts'
import { drawGround, drawSight, type MapScene, mapScale, type Sheet } from './draw-map.ts'

/** However often notes are moved, they are drawn anew this often at most; what is in view is, at every frame. */
const GROUND_EVERY_MS = 200

type Shown = Omit<MapScene, 'inks'>

/** Keeps the map drawn: the ground on a sheet of its own, and over a copy of it what is in view. */
export class MapPainter {
  readonly #element: HTMLCanvasElement
  readonly #camera: Camera
  readonly #sheet: Sheet
  readonly #ground = document.createElement('canvas')
  readonly #stops: (() => void)[] = []
  #inks: Inks
  #shown: Shown | undefined
  #drawnAtMs = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #frame: number | undefined

  constructor(element: HTMLCanvasElement, camera: Camera, sheet: Sheet) {
    this.#element = element
    this.#camera = camera
    this.#sheet = sheet
    this.#inks = readInks(element)
    for (const each of [element, this.#ground]) {
      each.width = Math.round(sheet.width * devicePixelRatio)
      each.height = Math.round(sheet.height * devicePixelRatio)
      each.getContext('2d')?.scale(devicePixelRatio, devicePixelRatio)
    }
    const isDark = matchMedia('(prefers-color-scheme: dark)')
    const theme = new MutationObserver(this.#recolour)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    isDark.addEventListener('change', this.#recolour)
    this.#stops.push(
      camera.subscribe(this.#wake),
      () => theme.disconnect(),
      () => isDark.removeEventListener('change', this.#recolour),
    )
  }

  show(shown: Shown): void {
    this.#shown = shown
    const dueInMs = this.#drawnAtMs + GROUND_EVERY_MS - performance.now()
    if (dueInMs <= 0) this.#drawGround()
    else this.#timer ??= setTimeout(this.#drawGround, dueInMs)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    clearTimeout(this.#timer)
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
  }

  readonly #drawGround = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#drawnAtMs = performance.now()
    const context = this.#ground.getContext('2d')
    if (!context || !this.#shown) return
    drawGround(context, mapScale(this.#shown.laid.layout.bounds, this.#sheet), this.#sheet, {
      ...this.#shown,
      inks: this.#inks,
    })
    this.#wake()
  }

  readonly #wake = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      const context = this.#element.getContext('2d')
      if (!context || !this.#shown) return
      const { width, height } = this.#sheet
      context.clearRect(0, 0, width, height)
      context.drawImage(this.#ground, 0, 0, width, height)
      const scale = mapScale(this.#shown.laid.layout.bounds, this.#sheet)
      drawSight(context, scale, this.#sheet, this.#camera.view, this.#inks)
    })
  }

  readonly #recolour = (): void => {
    this.#inks = readInks(this.#element)
    this.#drawGround()
  }
}
