import { afterEach, expect, test } from 'vitest'
import type { Change } from '#shared/domain/plan.ts'
import { ChildServer } from '#tests/support/child-server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { OpenPage } from '#tests/support/open-page.ts'

let server: ChildServer
let pages: OpenPage[] = []

afterEach(async () => {
  for (const page of pages) await page.session.close()
  pages = []
  await server.close()
})

function ownNote(id: string, text: string): Change {
  const note = { text, prompt: 'works', workshop: 'first', revision: 1 } as never
  return { kind: 'put', table: 'ownNotes', id, fields: { note } }
}

const priority = (id: string, fi: string): Change => {
  const fields = { title: { fi }, framework: 'national', order: 'a5' } as never
  return { kind: 'put', table: 'priorities', id, fields }
}

const mark = (id: string): Change => ({ kind: 'put', table: 'marks', id, fields: { colour: 'sun' } as never })

/** Everything a page shows, to compare pages with one another and with their own past. */
function shown({ session }: OpenPage, ...tables: readonly ('priorities' | 'marks' | 'ownNotes' | 'notes' | 'steps')[]) {
  return tables.map(table => Object.fromEntries([...session.view.rows(table)].sort(([a], [b]) => (a < b ? -1 : 1))))
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '[QUALITY P4] %s: everybody comes back by themselves, with all they had and all they wrote meanwhile, and nothing is reloaded',
  async signal => {
    server = await ChildServer.create()
    const board = await server.createBoard()
    const join = async (role: 'facilitator' | 'participant' | 'viewer') => {
      const page = await OpenPage.join(server.origin, board, role)
      pages.push(page)
      return page
    }
    const [facilitator, second, participant, viewer] = [
      await join('facilitator'),
      await join('facilitator'),
      await join('participant'),
      await join('viewer'),
    ]
    await eventually('all are live', () => pages.every(page => page.isSettled))
    for (let round = 0; round < 3; round += 1) {
      // Each round begins where the last one ended: what one restart has done must bear the next.
      facilitator.act(priority(`before${round}`, `Ennen ${round}`))
      facilitator.session.statementTexts.write('s1', `Kierros ${round}`)
      participant.act(ownNote(`before${round}`, `Ennen ${round}`))
      second.act(mark(`before${round}`))
      await eventually('all is saved and seen', () => {
        const isSeen = viewer.session.view.row('priorities', `before${round}`) !== undefined
        return isSeen && viewer.session.view.row('marks', `before${round}`) && pages.every(page => page.isSettled)
      })
      // Under way: some of it has left the device, none of it is acknowledged.
      for (let edit = 0; edit < 20; edit += 1) second.act(mark(`way${round}-${edit}`))
      participant.act(ownNote(`way${round}`, `Matkalla ${round}`))

      expect(await server.end(signal)).toBe(signal === 'SIGTERM' ? 0 : 'SIGKILL')
      await eventually('all know', () => pages.every(page => page.session.connection.get().state === 'reconnecting'))
      facilitator.act(priority(`during${round}`, `Aikana ${round}`))
      facilitator.session.statementTexts.write('s1', `Kierros ${round}, jatkuu`)
      participant.act(ownNote(`during${round}`, `Aikana ${round}`))
      expect(facilitator.unsaved).toBeGreaterThan(0)
      expect(shown(viewer, 'steps')[0]).not.toEqual({})

      await server.start()
      await eventually('all are back, and all is saved', () => pages.every(page => page.isSettled), 30_000)
      await eventually('all see the same', () => {
        const [first, ...others] = pages.map(page =>
          JSON.stringify(shown(page, 'priorities', 'marks', 'steps', 'notes')),
        )
        return others.every(other => other === first) && viewer.session.view.row('priorities', `during${round}`)
      })
    }
    const cold = await join('viewer')
    await eventually('a newcomer is live', () => cold.isSettled)
    expect(shown(cold, 'priorities', 'marks', 'steps')).toEqual(shown(facilitator, 'priorities', 'marks', 'steps'))
    expect(cold.session.statementTexts.text('s1')).toBe('Kierros 2, jatkuu')
    expect([...cold.session.view.rows('marks').keys()].filter(id => /^(?:before|way)/.test(id))).toHaveLength(3 * 21)
    for (const [when, words] of [
      ['before', 'Ennen'],
      ['during', 'Aikana'],
      ['way', 'Matkalla'],
    ] as const) {
      for (const round of [0, 1, 2]) {
        expect(participant.session.view.row('ownNotes', `${when}${round}`)?.note.text).toBe(`${words} ${round}`)
        expect(participant.session.view.row('receipts', `${when}${round}`)).toBeDefined()
      }
    }
    for (const page of pages) {
      expect(page.session.connection.get().ended).toBeUndefined()
      expect(page.session.unsentCards.get()).toEqual([])
      expect(page.happenings.filter(({ kind }) => kind === 'edit-refused')).toEqual([])
      if (page !== cold) expect(page.states.filter(state => state === 'reconnecting')).toHaveLength(3)
    }
  },
)
