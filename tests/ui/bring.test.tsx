import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { BringBoard } from '#client/features/bring/BringBoard.tsx'
import { BringNotes } from '#client/features/bring/BringNotes.tsx'
import { BringNotesButton } from '#client/features/bring/BringNotesButton.tsx'
import { type ReadTable, readTable } from '#client/features/bring/read-table.ts'
import type { CreateBoardAnswer, ImportNotesRequest } from '#shared/protocol/api.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, MemoryTexts, say, show, showOnBoard } from '#tests/support/on-screen.tsx'
import type { PlainView } from '#tests/support/plain-view.ts'
import { autumn, goals, note, schools, smallBoard, works } from '#tests/support/small-board.ts'

const IMPORTS = '/api/boards/board1/imports'

/** There are no workers here: what they do is done at once. */
async function read(source: Blob | string): Promise<ReadTable> {
  return readTable(typeof source === 'string' ? source : new Uint8Array(await source.arrayBuffer()))
}

function open(plain: PlainView = smallBoard(), server = new FakeServer(), texts = new MemoryTexts()) {
  server.answers('POST', IMPORTS, { notesBrought: 2 })
  const session = new FakeSession(plain, { role: 'facilitator' })
  showOnBoard(<BringNotes framework={goals} onClose={() => undefined} read={read} />, session, deviceOf(server, texts))
  return { server, session, texts }
}

async function paste(text: string): Promise<void> {
  fireEvent.change(screen.getByLabelText(new RegExp(`^${say('bring.paste')}`)), { target: { value: text } })
  fireEvent.click(screen.getByRole('button', { name: say('bring.goOn') }))
  await screen.findByRole('region', { name: say('bring.preview') })
}

function choose(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

/** The rows of the preview: number, outcome, words. */
function preview(): readonly (readonly (string | undefined)[])[] {
  const table = within(screen.getByRole('region', { name: say('bring.preview') })).getByRole('table')
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => [...row.children].slice(0, 3).map(cell => cell.textContent?.trim()))
}

function sentBy(server: FakeServer): readonly ImportNotesRequest[] {
  return server.asked
    .filter(({ path, method }) => path === IMPORTS && method === 'POST')
    .map(({ body }) => body as never)
}

describe('bringing notes in', () => {
  it('shows what becomes of each row, and sends what was shown', async () => {
    const { server } = open()
    await paste('Lappu\tKysymys\tPainopiste\tRyhmä\nYksi\tA\tKoulut\tYhdessä\nKaksi\tB\t\t\n\tA\t\t')
    expect(preview()).toEqual([
      ['2', say('bring.comes'), 'Yksi'],
      ['3', say('bring.comes'), 'Kaksi'],
      ['4', say('bring.row.no-words'), ''],
    ])
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 2 }) }))
    await screen.findByText(say('bring.done', { count: 2 }))
    const [request] = sentBy(server)
    expect(request).toMatchObject({
      framework: goals,
      language: 'en',
      notes: [
        { text: 'Yksi', prompt: works, priority: schools, cluster: 'Yhdessä', workshop: autumn },
        { text: 'Kaksi', prompt: 'develop', workshop: autumn },
      ],
    })
    const left = screen.getByText(say('bring.leftOut', { count: 1 })).nextElementSibling
    expect(left?.textContent).toContain(`${say('bring.line', { line: 4 })} ${say('bring.row.no-words')}`)
  })

  it('asks for what the table does not say, and takes it for the rows without', async () => {
    const { server } = open()
    await paste('Ensimmäinen ajatus\nToinen ajatus')
    expect(preview().map(([, outcome]) => outcome)).toEqual(
      [1, 2].map(() => say('bring.row.missing', { field: say('bring.field.prompt') })),
    )
    const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Bring in/ })
    expect(button().disabled).toBe(true)
    choose(say('bring.fixed', { field: say('bring.field.prompt') }), works)
    choose(say('bring.fixed', { field: say('bring.field.priority') }), schools)
    expect(preview().map(([, outcome]) => outcome)).toEqual([say('bring.comes'), say('bring.comes')])
    fireEvent.click(button())
    await waitFor(() => expect(sentBy(server)).toHaveLength(1))
    expect(sentBy(server)[0]?.notes.map(({ priority, prompt }) => [priority, prompt])).toEqual([
      [schools, works],
      [schools, works],
    ])
  })

  it('asks what values mean that the board has nothing of', async () => {
    open()
    await paste('Lappu;Kysymys;Painopiste\nYksi;A;Oppilaitokset\nKaksi;A;oppilaitokset\nKolme;A;Muu')
    expect(preview()[0]?.[1]).toBe(
      say('bring.row.unknown', { field: say('bring.field.priority'), value: 'Oppilaitokset' }),
    )
    const field = say('bring.field.priority')
    choose(say('bring.unknownValue', { field, value: 'Oppilaitokset', count: 2 }), `is ${schools}`)
    expect(preview().map(([, outcome]) => outcome === say('bring.comes'))).toEqual([true, true, false])
    choose(say('bring.unknownValue', { field, value: 'Muu', count: 1 }), 'is ')
    expect(preview().map(([, outcome]) => outcome === say('bring.comes'))).toEqual([true, true, true])
    choose(say('bring.unknownValue', { field, value: 'Muu', count: 1 }), 'none')
    expect(screen.getByText(say('bring.sumLeft', { count: 1 }), { exact: false })).toBeTruthy()
  })

  it('leaves out what is there already, unless told otherwise', async () => {
    open(smallBoard().with('notes', 'n1', { note: note({ text: 'Sama ajatus' }) }))
    await paste('Lappu;Kysymys\nsama AJATUS;A\nUusi;A\nUusi;A')
    expect(preview().map(([, outcome]) => outcome)).toEqual([
      say('bring.row.twice'),
      say('bring.comes'),
      say('bring.row.twice'),
    ])
    fireEvent.click(screen.getByLabelText(say('bring.skipTwice', { count: 2 })))
    expect(screen.getByRole('button', { name: say('bring.bring', { count: 3 }) })).toBeTruthy()
  })

  it('[I2] offers no author on an anonymous board and sends none; on a named one it does', async () => {
    const table = 'Lappu;Kysymys;Kirjoittaja\nYksi;A;Aino'
    const anonymous = open()
    await paste(table)
    expect(screen.queryByLabelText(say('bring.field.author'))).toBeNull()
    expect(screen.getByText(say('bring.anonymous'))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 1 }) }))
    await waitFor(() => expect(sentBy(anonymous.server)).toHaveLength(1))
    expect(JSON.stringify(sentBy(anonymous.server))).not.toContain('Aino')
    const named = open(smallBoard().set('about', 'board', { anonymity: 'named' }))
    await paste(table)
    expect(screen.getByLabelText<HTMLSelectElement>(say('bring.field.author')).value).toBe('2')
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 1 }) }))
    await waitFor(() => expect(sentBy(named.server)[0]?.notes[0]?.author).toBe('Aino'))
  })

  it('reads a file, and says in words why it cannot', async () => {
    open()
    const choice = () => screen.getByLabelText(new RegExp(`^${say('bring.file')}`))
    fireEvent.change(choice(), {
      target: { files: [new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], 'vanha.xls')] },
    })
    await screen.findByText(say('bring.fault.old-excel'))
    fireEvent.change(choice(), { target: { files: [new File(['Lappu;Kysymys\nYksi;A'], 'laput.csv')] } })
    await screen.findByRole('region', { name: say('bring.preview') })
    expect(preview()).toEqual([['2', say('bring.comes'), 'Yksi']])
  })

  it('[I4] takes an import back, and brings it in again by the same name', async () => {
    const { server } = open()
    await paste('Lappu;Kysymys\nYksi;A\nKaksi;A')
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 2 }) }))
    await screen.findByText(say('bring.done', { count: 2 }))
    const name = sentBy(server)[0]?.import ?? ''
    server.answers('DELETE', `${IMPORTS}/${name}`, { notesTaken: 2 })
    fireEvent.click(screen.getByRole('button', { name: say('bring.takeBack') }))
    await screen.findByText(say('bring.takenBack', { count: 2 }))
    fireEvent.click(screen.getByRole('button', { name: say('bring.again') }))
    await screen.findByText(say('bring.done', { count: 2 }))
    expect(sentBy(server).map(request => request.import)).toEqual([name, name])
  })

  it('[I1] is sent by the same name again after an answer that was lost', async () => {
    const { server } = open()
    await paste('Lappu;Kysymys\nYksi;A\nKaksi;A')
    server.answers('POST', IMPORTS, { error: 'storage-unavailable' }, 503)
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 2 }) }))
    await screen.findByText(say('error.storage-unavailable'))
    server.answers('POST', IMPORTS, { notesBrought: 2 })
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 2 }) }))
    await screen.findByText(say('bring.done', { count: 2 }))
    expect(new Set(sentBy(server).map(request => request.import)).size).toBe(1)
  })

  it('offers earlier imports of this device to be taken back', async () => {
    const first = open()
    await paste('Lappu;Kysymys\nYksi;A\nKaksi;A')
    fireEvent.click(screen.getByRole('button', { name: say('bring.bring', { count: 2 }) }))
    await screen.findByText(say('bring.done', { count: 2 }))
    const name = sentBy(first.server)[0]?.import ?? ''
    const server = new FakeServer().answers('DELETE', `${IMPORTS}/${name}`, { notesTaken: 2 })
    open(smallBoard(), server, first.texts)
    const earlier = screen.getByRole('region', { name: say('bring.earlier') })
    fireEvent.click(within(earlier).getByRole('button'))
    await waitFor(() => expect(screen.queryByRole('region', { name: say('bring.earlier') })).toBeNull())
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: `${IMPORTS}/${name}` })
  })

  it('is offered to facilitators alone', () => {
    for (const role of ['facilitator', 'participant', 'viewer'] as const) {
      showOnBoard(<BringNotesButton framework={goals} />, new FakeSession(smallBoard(), { role }))
      expect(screen.queryAllByRole('button', { name: say('bring.open') })).toHaveLength(role === 'facilitator' ? 1 : 0)
    }
  })
})

describe('bringing a board', () => {
  const links = { facilitator: '/b/new1#key', participant: '/b/new1#p', viewer: '/b/new1#v' }
  const report = { notes: 3, malformed: 0, authors: 0, rounds: 0, clockStopped: false }
  const made = { board: 'new1', links, code: 'ABC234' }

  function studio(server: FakeServer) {
    const went: CreateBoardAnswer[] = []
    server.answers('POST', '/api/boards/new1/sessions', { error: 'not-found' }, 404)
    show(<BringBoard onMade={each => went.push(each)} />, deviceOf(server))
    return went
  }
  const server = (create: 'open' | 'key' = 'open') =>
    new FakeServer().answers('GET', '/api/templates', { create, templates: [] })
  const give = (name = 'taulu.json') => {
    fireEvent.change(screen.getByLabelText(say('bring.boardFile')), { target: { files: [new File(['{}'], name)] } })
    fireEvent.click(screen.getByRole('button', { name: say('bring.boardMake') }))
  }

  it('[I6] leads straight on where everything came along', async () => {
    const went = studio(server().answers('POST', '/api/imports', { ...made, report }, 201))
    give()
    await waitFor(() => expect(went).toMatchObject([made]))
  })

  it('[I6] says first what did not come along', async () => {
    const some = { ...report, malformed: 1, authors: 2, rounds: 1, clockStopped: true, retainUntil: '2027-11-24' }
    const went = studio(server().answers('POST', '/api/imports', { ...made, report: some }, 201))
    give()
    const list = (await screen.findByText(say('bring.boardReport'))).nextElementSibling
    expect([...(list?.children ?? [])].map(item => item.textContent)).toEqual([
      say('bring.left.malformed', { count: 1 }),
      say('bring.left.authors', { count: 2 }),
      say('bring.left.rounds', { count: 1 }),
      say('bring.left.clock'),
      say('bring.left.lastDay', { date: 'November 24, 2027' }),
    ])
    expect(went).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: say('bring.boardOn') }))
    expect(went).toMatchObject([made])
  })

  it('[I8] says in words why a file is none', async () => {
    studio(server().answers('POST', '/api/imports', { error: 'not-a-board' }, 400))
    give()
    expect((await screen.findByRole('alert')).textContent).toBe(say('error.not-a-board'))
  })

  it('asks for the host’s secret where the host asks for one', async () => {
    studio(server('key'))
    expect(await screen.findByLabelText(say('studio.createKey'))).toBeTruthy()
  })
})
