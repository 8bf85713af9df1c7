import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pngScale } from '#client/features/takeaway/draw-png.ts'
import { estimatedKilobytes, FORMATS } from '#client/features/takeaway/formats.ts'
import { Takeaway } from '#client/features/takeaway/Takeaway.tsx'
import { FILE_TYPES } from '#shared/results/file-types.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { InProcessWorker } from '#tests/support/in-process-worker.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { autumn, goals, note, smallBoard } from '#tests/support/small-board.ts'

interface Saved {
  readonly name: string
  readonly blob: Blob
}

let saved: Saved[] = []

beforeEach(() => {
  saved = []
  InProcessWorker.started.length = 0
  let blob: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation(made => {
    blob = made as Blob
    return 'blob:1'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (blob) saved.push({ name: this.download, blob })
  })
  vi.stubGlobal('Worker', InProcessWorker)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function show(workshop?: string) {
  const board = smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Of spring' }) })
    .with('notes', 'n2', { note: note({ text: 'Of autumn', workshop: autumn }) })
    .with('frameworks', 'other', { title: { en: 'Other view' }, order: 'a5' })
  showOnBoard(<Takeaway framework={goals} workshop={workshop} />, new FakeSession(board, { role: 'viewer' }))
  const opening = screen.getByText(say('takeaway.title')).closest('details')
  if (opening) opening.open = true
}

const button = (key: Parameters<typeof say>[0]) => screen.getByRole('button', { name: say(key) })

async function take(format: Exclude<(typeof FORMATS)[number], 'png'>): Promise<Saved> {
  const before = saved.length
  fireEvent.click(button(`takeaway.${format}`))
  await waitFor(() => expect(saved).toHaveLength(before + 1), { timeout: 20_000 })
  await waitFor(() => expect(button(`takeaway.${format}`).getAttribute('aria-disabled')).toBe('false'))
  const file = saved[before]
  if (!file) throw new Error('nothing was saved')
  return file
}

describe('what one takes away', () => {
  it('is a file of each kind, under the name of the board', async () => {
    show()
    for (const format of ['pptx', 'docx', 'xlsx', 'svg', 'csv', 'md', 'json'] as const) {
      const { name, blob } = await take(format)
      expect([name, blob.type]).toEqual([`strategia.${format}`, FILE_TYPES[format]])
      const bytes = new Uint8Array(await blob.arrayBuffer())
      const isZip = ['pptx', 'docx', 'xlsx'].includes(format)
      expect(isZip ? String.fromCharCode(...bytes.slice(0, 2)) : await blob.text()).toContain(
        isZip ? 'PK' : 'Of spring',
      )
      expect(screen.getAllByText(new RegExp(`strategia\\.${format}`)).length).toBeGreaterThan(0)
    }
  })

  it('is of this framework, or of all where that is chosen', async () => {
    show()
    expect(await (await take('md')).blob.text()).not.toContain('Other view')
    fireEvent.click(screen.getByLabelText(say('takeaway.scope.board')))
    expect(await (await take('md')).blob.text()).toContain('Other view')
  })

  it('keeps to the workshop on the screen, and says so', async () => {
    show(autumn)
    expect(screen.getByText(say('takeaway.filtered'))).toBeTruthy()
    for (const format of ['md', 'svg'] as const) {
      const text = await (await take(format)).blob.text()
      expect(text).toContain('Of autumn')
      expect(text).not.toContain('Of spring')
    }
  })

  it('can be cancelled: the thread ends, no file comes, and focus is not lost', async () => {
    show()
    button('takeaway.pptx').focus()
    fireEvent.click(button('takeaway.pptx'))
    expect(document.activeElement).toBe(button('takeaway.pptx'))
    expect(screen.getByRole('progressbar')).toBeTruthy()
    fireEvent.click(button('takeaway.cancel'))
    await screen.findAllByText(say('takeaway.cancelled'))
    expect(InProcessWorker.started.map(worker => worker.isEnded)).toEqual([true])
    expect(saved).toEqual([])
  })

  it('says how far it is while the parts are made', async () => {
    vi.stubGlobal(
      'Worker',
      class extends InProcessWorker {
        override postMessage() {
          this.dispatchEvent(new MessageEvent('message', { data: { kind: 'part', done: 3, all: 12 } }))
        }
      },
    )
    show()
    fireEvent.click(button('takeaway.pptx'))
    const words = say('takeaway.part', { what: say('takeaway.making.pptx'), done: 3, all: 12 })
    expect(await screen.findByText(words)).toBeTruthy()
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(3)
    // A second file waits until the first is done or cancelled.
    fireEvent.click(button('takeaway.docx'))
    expect(InProcessWorker.started).toHaveLength(1)
  })

  it('says by name why no file came', async () => {
    vi.stubGlobal(
      'Worker',
      class extends InProcessWorker {
        override postMessage() {
          this.dispatchEvent(new Event('error'))
        }
      },
    )
    show()
    fireEvent.click(button('takeaway.pptx'))
    await screen.findAllByText(say('takeaway.failed.unreachable'))
    expect(button('takeaway.pptx').getAttribute('aria-disabled')).toBe('false')
  })

  it('is paper, too', () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    show()
    fireEvent.click(button('takeaway.print'))
    expect(print).toHaveBeenCalledOnce()
  })

  it('is announced with what it is for and how large it will be', () => {
    show()
    for (const format of FORMATS) {
      const described = button(`takeaway.${format}`).getAttribute('aria-describedby') ?? ''
      const words = document.getElementById(described)?.textContent ?? ''
      expect(words).toContain(say(`takeaway.for.${format}`))
      expect(words).toMatch(/\d/)
    }
  })
})

describe('a picture of the board', () => {
  it('is twice as large as on the screen, and smaller where no canvas could hold it', () => {
    expect(pngScale(1000, 800)).toEqual({ scale: 2, share: 1 })
    const wide = pngScale(20_000, 300)
    expect(wide.scale * 20_000).toBeLessThanOrEqual(8192)
    const large = pngScale(6000, 6000)
    expect(large.scale ** 2 * 36_000_000).toBeLessThanOrEqual(32_000_001)
    expect(large.share).toBeLessThan(0.5)
  })
})

describe('the size of a file', () => {
  it('grows with the notes, and is rounded', () => {
    for (const format of FORMATS) {
      expect(estimatedKilobytes(format, 5000)).toBeGreaterThan(estimatedKilobytes(format, 50))
    }
    expect(String(estimatedKilobytes('json', 1234))).toMatch(/^\d(?:5)?0+$/)
  })
})
