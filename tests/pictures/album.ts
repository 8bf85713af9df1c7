import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

const FOLDER = join(import.meta.dirname, '../../docs/pictures')
const QUALITY = 0.72
/** Looks again until nothing moves; what never rests (a clock) is taken as it is. */
const LOOKS_MAX = 12
const LOOK_EVERY_MS = 120

export interface Sheet {
  readonly rows: readonly (readonly Buffer[])[]
  /** Each picture is made this high, in css px. */
  readonly height: number
  readonly gap: number
}

/** Keeps pictures as WebP, which the browser itself can write; a third of the size of PNG. */
export class Album {
  readonly #desk: Page
  count = 0
  bytes = 0

  private constructor(desk: Page) {
    this.#desk = desk
  }

  static async open(browser: Browser): Promise<Album> {
    return new Album(await browser.newPage())
  }

  async take(page: Page, name: string): Promise<void> {
    await this.keep(await resting(page), name)
  }

  /** Several screens beside and below each other. */
  async takeSheet(name: string, sheet: Sheet): Promise<void> {
    const rows = sheet.rows.map(
      row => `<div>${row.map(png => `<img src="${addressOf(png)}" style="height:${sheet.height}px">`).join('')}</div>`,
    )
    await this.#desk.setContent(
      `<style>body{margin:0;width:max-content;background:#fff}
       div{display:flex;gap:${sheet.gap}px} div+div{margin-top:${sheet.gap}px}
       img{outline:1px solid #cdc6b8;outline-offset:-1px}</style>${rows.join('')}`,
    )
    await this.#desk.evaluate(() => Promise.all([...document.images].map(image => image.decode())))
    await this.keep(await this.#desk.locator('body').screenshot(), name)
  }

  async keep(png: Buffer, name: string): Promise<void> {
    const webp = await this.#desk.evaluate(
      async ({ source, quality }) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.naturalWidth
        canvas.height = image.naturalHeight
        canvas.getContext('2d')?.drawImage(image, 0, 0)
        return canvas.toDataURL('image/webp', quality)
      },
      { source: addressOf(png), quality: QUALITY },
    )
    const bytes = Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64')
    const file = join(FOLDER, `${name}.webp`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    this.count += 1
    this.bytes += bytes.length
    console.log(`${name}  ${Math.round(bytes.length / 1024)} KiB`)
  }
}

/** The screen once it has come to rest. */
export async function resting(page: Page): Promise<Buffer> {
  await page.waitForLoadState('networkidle')
  let before: Buffer = Buffer.alloc(0)
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    if (now.equals(before)) break
    before = now
    await page.waitForTimeout(LOOK_EVERY_MS)
  }
  return before
}

function addressOf(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`
}
