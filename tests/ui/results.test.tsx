import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ResultsView } from '#client/features/results/ResultsView.tsx'
import { OFFICE_TYPES, type OfficeFormat } from '#shared/results/office-types.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { autumn, clusterId, goals, note, schools, smallBoard, works } from '#tests/support/small-board.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

function written(): FakeSession {
  const board = smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Single' }) })
    .with('notes', 'n2', { note: note({ text: 'Small **group**' }) })
    .with('notes', 'n3', { note: note({ text: 'Large one' }) })
    .with('notes', 'n4', { note: note({ text: 'Large two', workshop: autumn }) })
    .with('notes', 'n5', { note: note({ text: 'Nowhere yet', wish: undefined }) })
  for (const [id, title, order] of [
    ['small', 'Small cluster', 'a0'],
    ['large', 'Large cluster', 'a1'],
  ] as const) {
    board.with('clusters', id, {
      title: { en: title },
      place: { framework: goals, priority: schools, prompt: works, order },
    })
  }
  for (const [id, cluster] of [
    ['n2', 'small'],
    ['n3', 'large'],
    ['n4', 'large'],
  ] as const) {
    board.with('places', `${goals}:${id}`, { place: { in: 'cluster', cluster: clusterId(cluster), order: `a0${id}` } })
  }
  return new FakeSession(board, { role: 'viewer' })
}

describe('results', () => {
  it('lists by priority and prompt: clusters by size, then single notes, with bold', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    const region = screen.getByRole('region', { name: 'Koulut' })
    const headings = within(region).getAllByRole('heading', { level: 5 })
    expect(headings.map(heading => heading.textContent?.replace(/\d.*/, '').trim())).toEqual([
      'Large cluster',
      'Small cluster',
      say('results.singles'),
    ])
    expect(within(region).getByText('group').tagName).toBe('STRONG')
    expect(within(screen.getByRole('region', { name: say('results.open') })).getByText('Nowhere yet')).toBeTruthy()
  })

  it('[A41] [A42] shows markup and addresses as the text they are: no element and no link comes of them', () => {
    const words = '<img src=x onerror=alert(1)> javascript:alert(2) https://user@evil.example data:text/html,x'
    const board = smallBoard().with('notes', 'n1', { note: note({ text: words }) })
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(board, { role: 'viewer' }))
    const region = screen.getByRole('region', { name: 'Koulut' })
    expect(within(region).getByText(words)).toBeTruthy()
    expect(region.querySelectorAll('a, img, script, iframe')).toHaveLength(0)
  })

  it('shows the notes of one workshop alone', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    expect(screen.getByText(say('results.total', { count: 5 }))).toBeTruthy()
    fireEvent.change(screen.getByLabelText(say('results.workshop')), { target: { value: autumn } })
    expect(screen.getByText('Large two')).toBeTruthy()
    expect(screen.queryByText('Large one')).toBeNull()
  })

  it('gives each file under the name of the board', async () => {
    const saved: { name: string; blob: Blob }[] = []
    let blob: Blob | undefined
    vi.spyOn(URL, 'createObjectURL').mockImplementation(made => {
      blob = made as Blob
      return 'blob:1'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (blob) saved.push({ name: this.download, blob })
    })
    showOnBoard(<ResultsView framework={goals} />, written())
    for (const key of ['results.markdown', 'results.csv', 'results.json'] as const) {
      fireEvent.click(screen.getByRole('button', { name: say(key) }))
    }
    expect(saved.map(({ name }) => name)).toEqual(['strategia.md', 'strategia.csv', 'strategia.json'])
    const texts = await Promise.all(saved.map(each => each.blob.text()))
    expect(texts.map(text => text.includes('Large two'))).toEqual([true, true, true])
  })

  it('gives office files too, under the name of the board', async () => {
    const saved: { name: string; blob: Blob }[] = []
    let blob: Blob | undefined
    vi.spyOn(URL, 'createObjectURL').mockImplementation(made => {
      blob = made as Blob
      return 'blob:1'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (blob) saved.push({ name: this.download, blob })
    })
    showOnBoard(<ResultsView framework={goals} />, written())
    const formats = Object.keys(OFFICE_TYPES) as OfficeFormat[]
    for (const [at, format] of formats.entries()) {
      fireEvent.click(screen.getByRole('button', { name: say(`results.${format}`) }))
      await waitFor(() => expect(saved).toHaveLength(at + 1), { timeout: 20_000 })
      await waitFor(() => {
        expect(screen.getByRole<HTMLButtonElement>('button', { name: say(`results.${format}`) }).disabled).toBe(false)
      })
    }
    expect(saved.map(({ name, blob: { type } }) => [name, type])).toEqual(
      formats.map(format => [`strategia.${format}`, OFFICE_TYPES[format]]),
    )
    for (const { blob: file } of saved) expect((await file.slice(0, 2).text()).toString()).toBe('PK')
  })

  it('says so where nothing has been published', () => {
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(smallBoard(), { role: 'viewer' }))
    expect(screen.getByText(say('results.empty'))).toBeTruthy()
  })
})
