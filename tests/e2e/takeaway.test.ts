import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import { readBoardJson } from '#shared/results/board-json.ts'
import type { FileFormat } from '#shared/results/file-types.ts'
import type { Person } from '#tests/support/browser.ts'
import { flawsOf, partsOf, runsIn } from '#tests/support/office-file.ts'
import { slidesIn } from '#tests/support/pptx-slides.ts'
import { look, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

const FORMATS = ['pptx', 'docx', 'xlsx', 'png', 'svg', 'csv', 'md', 'json'] as const
const BOLD = 'Early together'
const NOTE = `We meet **${BOLD}** every Friday & always <on time>`
const SHOWN = 'We meet Early together every Friday & always <on time>'

describe('what one takes away', () => {
  let room: WorkshopRoom
  let board: CreateBoardAnswer
  let facilitator: Person
  let aino: Person
  beforeAll(async () => {
    room = await WorkshopRoom.open()
    board = await room.createBoard()
    facilitator = await room.enter(board, 'facilitator', { acceptDownloads: true })
    await startStep(facilitator, 'Check-in: what is best?')
    aino = await room.enter(board, 'participant')
    await write(aino, 'A', NOTE)
    await aino.page.getByText(words('receipt.published')).first().waitFor()
    await look(facilitator, 'results')
    await facilitator.page.getByText(SHOWN).first().waitFor()
    await open(facilitator)
  })
  afterEach(() => {
    // A56: nothing was asked of anybody else, and no page complained.
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  it.each(FORMATS)('is a real .%s, made here while others go on writing', async format => {
    const late = `Written while a ${format} was made`
    const [bytes] = await Promise.all([take(facilitator, format), write(aino, 'A', late)])
    await facilitator.page.getByText(late).first().waitFor()
    await holdsTheNote(format, bytes)
    await facilitator.page.getByText(words('takeaway.cancel'), { exact: true }).waitFor({ state: 'detached' })
  })

  it('is the same from the server, for any session of the board', async () => {
    const [path = '', key = ''] = board.links.viewer.split('#')
    const id = path.split('/').at(-1)
    const joined = await fetch(`${room.origin}/api/boards/${id}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    const { token } = (await joined.json()) as { token: string }
    for (const format of FORMATS.filter(each => each !== 'png')) {
      const answer = await fetch(`${room.origin}/api/boards/${id}/export.${format}?language=en`, {
        headers: { authorization: `Bearer ${token}` },
      })
      expect([format, answer.status]).toEqual([format, 200])
      await holdsTheNote(format, new Uint8Array(await answer.arrayBuffer()))
    }
  })

  it('[X01] is offered without a barrier, light and dark, on a phone too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await facilitator.page.emulateMedia({ colorScheme })
      expect(await facilitator.barriers()).toEqual([])
    }
    await facilitator.page.setViewportSize({ width: 390, height: 844 })
    expect(await facilitator.barriers()).toEqual([])
    const overflows = await facilitator.page.evaluate(() => {
      const main = document.querySelector('main')
      return main ? main.scrollWidth - main.clientWidth : 0
    })
    expect(overflows).toBeLessThanOrEqual(0)
    await facilitator.page.setViewportSize({ width: 1440, height: 900 })
    await facilitator.page.emulateMedia({ colorScheme: 'light' })
  })

  it('is a page of its own for each priority on paper, without the screen around it', async () => {
    const file = await facilitator.page.pdf({ preferCSSPageSize: true })
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = [...file.toString('latin1').matchAll(/\/Type\s*\/Page(?!s)/g)].length
    expect(pages).toBeGreaterThanOrEqual(7)
    await facilitator.page.emulateMedia({ media: 'print' })
    expect(await facilitator.page.getByRole('navigation', { name: words('view.label') }).isVisible()).toBe(false)
    expect(await facilitator.page.getByText(words('takeaway.title'), { exact: true }).isVisible()).toBe(false)
    expect(await facilitator.page.getByText(SHOWN).first().isVisible()).toBe(true)
    await facilitator.page.emulateMedia({ media: 'screen' })
  })

  it('keeps the writers on the device once they were used, and says so where one cannot be fetched', async () => {
    const eero = await room.enter(board, 'viewer', { acceptDownloads: true })
    await eero.page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await eero.page.reload()
    await eero.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await look(eero, 'results')
    await open(eero)
    expect((await keptPaths(eero)).filter(path => path.includes('/on-demand/'))).toEqual([])
    await take(eero, 'xlsx')
    const kept = await keptPaths(eero)
    expect(kept.some(path => /\/on-demand\/xlsx-/.test(path))).toBe(true)
    expect(kept.some(path => /\/on-demand\/pptx-/.test(path))).toBe(false)

    await eero.context.setOffline(true)
    await holdsTheNote('xlsx', await take(eero, 'xlsx'))
    await eero.page.getByRole('button', { name: words('takeaway.docx') }).click()
    await eero.page.getByText(words('takeaway.failed.unreachable')).first().waitFor()
    await eero.context.close()
    room.people.splice(room.people.indexOf(eero), 1)
  })

  /** Fails unless the bytes are a file of their kind that holds the note, with its bold where the kind knows bold. */
  async function holdsTheNote(format: FileFormat, bytes: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(bytes)
    switch (format) {
      case 'pptx': {
        const runs = slidesIn(bytes).flatMap(slide => slide.shapes.flatMap(shape => shape.runs))
        expect(runs.find(run => run.text === BOLD)?.isBold).toBe(true)
        expect(flawsOf(partsOf(bytes))).toEqual([])
        return
      }
      case 'docx': {
        const runs = runsIn(partsOf(bytes).get('word/document.xml') ?? '', 'w')
        expect(runs.find(run => run.text === BOLD)?.isBold).toBe(true)
        expect(flawsOf(partsOf(bytes))).toEqual([])
        return
      }
      case 'xlsx': {
        const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? ''
        expect(sheet).toContain('We meet Early together every Friday &amp; always &lt;on time&gt;')
        expect(flawsOf(partsOf(bytes))).toEqual([])
        return
      }
      case 'png': {
        expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        const width = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)
        expect(width).toBeGreaterThan(1500)
        // Not one colour: something was drawn.
        expect(bytes.length).toBeGreaterThan(20_000)
        return
      }
      case 'svg': {
        const drawing = await facilitator.page.evaluate(svg => {
          const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
          return {
            broken: parsed.querySelector('parsererror') !== null,
            words: parsed.documentElement.textContent ?? '',
          }
        }, text)
        expect(drawing.broken).toBe(false)
        expect(drawing.words).toContain(SHOWN)
        return
      }
      case 'csv':
        expect(text).toMatch(/^Framework,Priority,/)
        expect(text).toContain(NOTE)
        return
      case 'md':
        expect(text).toMatch(/^# /)
        expect(text).toContain(`We meet **${BOLD}** every Friday \\& always \\<on time\\>`)
        return
      case 'json': {
        const read = readBoardJson(text)
        expect(read.ok && read.skipped).toBe(0)
        expect(read.ok && read.rows.some(row => row.table === 'notes' && JSON.stringify(row).includes(BOLD))).toBe(true)
        return
      }
    }
  }
})

async function open({ page }: Person): Promise<void> {
  await page.getByText(words('takeaway.title'), { exact: true }).click()
}

async function take({ page }: Person, format: FileFormat): Promise<Uint8Array> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: words(`takeaway.${format}`) }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(new RegExp(`^[\\p{L}\\p{N}-]+\\.${format}$`, 'u'))
  return new Uint8Array(await readFile(await file.path()))
}

async function keptPaths({ page }: Person): Promise<string[]> {
  return await page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) found.push(new URL(request.url).pathname)
    }
    return found
  })
}
