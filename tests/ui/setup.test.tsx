import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { SetupView } from '#client/features/setup/SetupView.tsx'
import { WriteView } from '#client/features/write/WriteView.tsx'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import type { Language } from '#shared/domain/tables.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import type { FakeSession } from '#tests/support/fake-session.ts'
import { say } from '#tests/support/on-screen.tsx'
import {
  autumn,
  develop,
  goals,
  health,
  regions,
  rules,
  schools,
  smallBoard,
  spring,
  stepId,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

let session: FakeSession

/** The set-up of the small board, at that part; the small board speaks Finnish. */
function open(part: 'board' | 'priorities' | 'prompts' | 'programme', plain = smallBoard()): void {
  session = showBoard(plain, 'facilitator', <SetupView />)
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${say(`setup.section.${part}`)}`) }))
}

const button = (name: string) => screen.getByRole('button', { name })
const row = (title: string) => screen.getByRole('button', { name: new RegExp(title), expanded: false })
const field = (label: string, language: Language) =>
  screen.getByLabelText<HTMLTextAreaElement>(say('setup.inLanguage', { label, language: LANGUAGE_NAMES[language] }))
const regionOf = (name: string) => within(screen.getByRole('region', { name }))

/** Writes over what is in a field and leaves it. */
function fill(element: HTMLElement, words: string): void {
  fireEvent.change(element, { target: { value: words } })
  fireEvent.blur(element)
}

/** As a browser without layout does: what was asked for at the next frame has happened. */
const frame = () => act(() => new Promise<void>(resolve => requestAnimationFrame(() => resolve())))

describe('a field of the set-up', () => {
  beforeEach(() => open('board'))

  it('is saved when it is left, and says so in the words of the head', () => {
    const title = field(say('setup.boardName'), 'sv')
    fireEvent.change(title, { target: { value: ' Strategi ' } })
    expect(screen.getByText(say('setup.enterSaves'))).toBeTruthy()
    expect(session.acts).toEqual([])
    fireEvent.blur(title)
    expect(session.view.row('about', 'board')?.title).toEqual({ fi: 'Strategia', sv: 'Strategi' })
    expect(screen.getByText(say('state.saved'))).toBeTruthy()
  })

  it('is saved by Enter in one act, however often it is then left', () => {
    const title = field(say('setup.boardName'), 'fi')
    fireEvent.change(title, { target: { value: 'Toinen' } })
    fireEvent.keyDown(title, { key: 'Enter' })
    fireEvent.blur(title)
    expect(session.acts).toHaveLength(1)
    expect(session.view.row('about', 'board')?.title).toEqual({ fi: 'Toinen' })
  })

  it('gives up by Escape', () => {
    const title = field(say('setup.boardName'), 'fi')
    fireEvent.change(title, { target: { value: 'Ei näin' } })
    fireEvent.keyDown(title, { key: 'Escape' })
    fireEvent.blur(title)
    expect(title.value).toBe('Strategia')
    expect(session.acts).toEqual([])
  })

  it('keeps refused words and says why', () => {
    const title = field(say('setup.boardName'), 'fi')
    fill(title, '  ')
    expect(title.getAttribute('aria-invalid')).toBe('true')
    expect(title.value).toBe('  ')
    expect(screen.getAllByText(say('refusal.title-empty')).length).toBeGreaterThan(0)
    expect(session.view.row('about', 'board')?.title).toEqual({ fi: 'Strategia' })
  })

  it('follows what others write, but not under the hands of whoever is writing in it', () => {
    const title = field(say('setup.boardName'), 'fi')
    const arrives = (words: string) =>
      act(() => session.arrives({ kind: 'put', table: 'about', id: 'board', fields: { title: { fi: words } } }))
    arrives('Muiden')
    expect(title.value).toBe('Muiden')
    fireEvent.change(title, { target: { value: 'Minun' } })
    arrives('Taas muiden')
    expect(title.value).toBe('Minun')
  })

  it('takes the act back by Ctrl and Z once it is saved, and leaves letters to the browser before', () => {
    const title = field(say('setup.boardName'), 'fi')
    fireEvent.change(title, { target: { value: 'Uusi' } })
    expect(fireEvent.keyDown(title, { key: 'z', ctrlKey: true })).toBe(true)
    expect(session.undone).toBe(0)
    fireEvent.keyDown(title, { key: 'Enter' })
    expect(fireEvent.keyDown(title, { key: 'z', ctrlKey: true })).toBe(false)
    expect(session.undone).toBe(1)
    fireEvent.keyDown(title, { key: 'z', ctrlKey: true, shiftKey: true })
    expect(session.redone).toBe(1)
  })

  it('is saved, too, when another part is gone to by a way that leaves no field', () => {
    fireEvent.change(field(say('setup.boardName'), 'en'), { target: { value: 'Strategy' } })
    fireEvent.click(screen.getByRole('button', { name: /^Questions/ }))
    expect(session.view.row('about', 'board')?.title).toEqual({ fi: 'Strategia', en: 'Strategy' })
  })
})

describe('the part about the board', () => {
  beforeEach(() => open('board'))

  it('shows a field for each language of the content, and marks what is missing', () => {
    expect(field(say('setup.boardName'), 'en').lang).toBe('en')
    expect(screen.getAllByText(say('setup.missing'))).toHaveLength(2)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Svenska' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'English' }))
    expect(session.view.row('about', 'board')?.languages).toEqual(['fi'])
    expect(screen.queryByText(say('setup.missing'))).toBeNull()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Suomi' }).disabled).toBe(true)
  })

  it('says plainly that who is seen cannot be changed, and asks nothing', () => {
    const modes = regionOf(say('setup.anonymityTitle'))
    const current = modes.getAllByRole('listitem').filter(item => item.getAttribute('aria-current'))
    expect(current.map(item => item.textContent)).toEqual([
      `${say('anonymity.anonymous')}${say('setup.anonymityThis')}${say('anonymity.anonymous.means')}`,
    ])
    expect(modes.queryByRole('radio')).toBeNull()
    modes.getByText(say('setup.anonymityFixed'))
  })

  it('[H9] takes a last day within the limits, says what happens on it, and refuses another', () => {
    session.serverNow = () => Date.parse('2026-11-24T12:00:00Z')
    const date = screen.getByLabelText<HTMLInputElement>(say('setup.retainUntil'))
    expect(date.value).toBe('2027-12-31')
    fill(date, '2027-02-01')
    expect(session.view.row('about', 'board')?.retainUntil).toBe('2027-02-01')
    screen.getByText(say('setup.retainLeft', { count: 69 }))
    screen.getByText(say('setup.retainMeans'))
    fill(date, '2020-01-01')
    expect(session.view.row('about', 'board')?.retainUntil).toBe('2027-02-01')
    expect(screen.getAllByText(say('refusal.date-out-of-range')).length).toBeGreaterThan(0)
  })
})

describe('priorities', () => {
  it('are added by name, and get their other languages in their row', () => {
    open('priorities')
    const name = screen.getByLabelText(say('setup.new', { what: say('setup.priority.new'), language: 'English' }))
    fireEvent.change(name, { target: { value: 'Libraries' } })
    fireEvent.submit(name)
    expect(lastSaid()).toBe(say('setup.added', { title: 'Libraries' }))
    fireEvent.click(row('Libraries'))
    fill(field(say('setup.name'), 'fi'), 'Kirjastot')
    fill(field(say('setup.description'), 'fi'), 'Ovi on auki')
    const [, , added] = prioritiesOf(session.view, goals)
    expect(session.view.row('priorities', added ?? '')).toMatchObject({
      title: { fi: 'Kirjastot', en: 'Libraries' },
      description: { fi: 'Ovi on auki' },
    })
  })

  it('are made from a pasted list, shown before, in one act', () => {
    open('priorities')
    const name = screen.getByLabelText(say('setup.new', { what: say('setup.priority.new'), language: 'English' }))
    fireEvent.paste(name, { clipboardData: { getData: () => '- One\n- Two\n\n3. Three' } })
    const before = session.acts.length
    const preview = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(preview).toEqual(expect.arrayContaining(['One', 'Two', 'Three']))
    fireEvent.click(button(say('setup.manyMake', { count: 3 })))
    expect(session.acts.length - before).toBe(1)
    const titles = prioritiesOf(session.view, goals).map(id => session.view.row('priorities', id)?.title.en)
    expect(titles).toEqual([undefined, undefined, 'One', 'Two', 'Three'])
  })

  it('are reordered by the arrow keys on the handle, by Alt and arrow in the row, and by buttons, and it is said', () => {
    open('priorities')
    fireEvent.keyDown(button(say('setup.drag', { title: 'Koulut' })), { key: 'ArrowDown' })
    expect(prioritiesOf(session.view, goals)).toEqual([health, schools])
    expect(lastSaid()).toBe(say('setup.moved', { title: 'Koulut', number: 2, total: 2 }))
    fireEvent.keyDown(row('Koulut'), { key: 'ArrowUp', altKey: true })
    expect(prioritiesOf(session.view, goals)).toEqual([schools, health])
    fireEvent.click(button(say('setup.down', { title: 'Koulut' })))
    expect(prioritiesOf(session.view, goals)).toEqual([health, schools])
    fireEvent.click(button(say('setup.down', { title: 'Koulut' })))
    expect(session.acts).toHaveLength(3)
  })

  it('go at once without notes; with notes it is said first what becomes of them', async () => {
    open('priorities', withNotes(smallBoard(), ['n1', 'n2']))
    fireEvent.click(button(say('setup.removeThis', { title: 'Koulut' })))
    const question = screen.getByRole('group', { name: say('setup.priority.ask', { count: 2 }) })
    expect(document.activeElement).toBe(within(question).getByRole('button', { name: say('setup.keep') }))
    fireEvent.keyDown(question, { key: 'Escape' })
    expect(document.activeElement).toBe(button(say('setup.removeThis', { title: 'Koulut' })))
    expect(session.acts).toEqual([])

    fireEvent.click(button(say('setup.removeThis', { title: 'Koulut' })))
    fireEvent.click(button(say('setup.remove')))
    expect(prioritiesOf(session.view, goals)).toEqual([health])
    await frame()
    expect(document.activeElement?.textContent).toContain('Terveys')
    expect(lastSaid()).toBe(say('setup.removed', { title: 'Koulut' }))
    fireEvent.click(button(say('setup.removeThis', { title: 'Terveys' })))
    expect(prioritiesOf(session.view, goals)).toEqual([])
    fireEvent.click(screen.getAllByRole('button', { name: say('undo.undo') })[0] ?? document.body)
    expect(session.undone).toBe(1)
    await frame()
  })
})

it('a row that somebody else takes away leaves focus on the page, and says what became of the words in it', async () => {
  open('priorities')
  fireEvent.click(row('Koulut'))
  const title = field(say('setup.name'), 'fi')
  title.focus()
  fireEvent.change(title, { target: { value: 'Uudet koulut' } })
  act(() => session.arrives({ kind: 'remove', table: 'priorities', id: schools }))
  await frame()
  expect(document.activeElement?.id).toBe('main')
  expect(screen.getAllByText(say('refusal.priority-missing')).length).toBeGreaterThan(0)
})

describe('frameworks', () => {
  it('are described, shown first, and removed after a word about places', () => {
    open('priorities', withNotes(smallBoard(), ['n1']))
    const frameworks = regionOf(say('setup.frameworksTitle'))
    fireEvent.click(frameworks.getByRole('button', { name: say('setup.framework.first') }))
    expect(orderedIds(session.view.rows('frameworks'))).toEqual([regions, goals])
    expect(lastSaid()).toBe(say('setup.framework.isNowFirst', { title: 'Alueet' }))

    fireEvent.click(frameworks.getByRole('button', { name: /Tavoitteet/, expanded: false }))
    fill(field(say('setup.description'), 'fi'), 'Valtakunnan tavoitteet')
    expect(session.view.row('frameworks', goals)?.description).toEqual({ fi: 'Valtakunnan tavoitteet' })

    fireEvent.click(button(say('setup.removeThis', { title: 'Tavoitteet' })))
    const priorities = say('setup.framework.count', { count: 2 })
    screen.getByRole('group', { name: say('setup.framework.ask', { count: 1, priorities }) })
    fireEvent.click(button(say('setup.remove')))
    expect([...session.view.rows('frameworks').keys()]).toEqual([regions])
    expect(session.view.row('notes', 'n1')).toBeDefined()

    fireEvent.click(button(say('setup.removeThis', { title: 'Alueet' })))
    screen.getByText(say('refusal.last-one'))
    expect(screen.queryByRole('button', { name: say('setup.remove') })).toBeNull()
  })
})

describe('questions', () => {
  it('change their words and letters', () => {
    open('prompts')
    fireEvent.click(row('Mikä toimii'))
    fill(field(say('setup.prompt.title'), 'en'), 'What works?')
    fireEvent.change(screen.getByLabelText(new RegExp(`^${say('setup.prompt.letter')}`)), { target: { value: 'B' } })
    expect(session.view.row('prompts', works)).toMatchObject({
      letter: 'B',
      title: { fi: 'Mikä toimii?', en: 'What works?' },
    })
    expect(session.view.row('prompts', develop)?.letter).toBe('A')
  })

  it('that notes answer are not removed, by name; they can be hidden instead', async () => {
    open('prompts', withNotes(smallBoard(), ['n1']))
    fireEvent.click(button(say('setup.removeThis', { title: 'Mikä toimii?' })))
    const why = screen.getByRole('group', { name: say('setup.prompt.inUse') })
    fireEvent.click(within(why).getByRole('button', { name: say('setup.prompt.retire') }))
    expect(session.view.row('prompts', works)?.retired).toBe(true)
    screen.getByText(say('setup.prompt.retired'))
    fireEvent.click(button(say('setup.removeThis', { title: 'Mitä kehitetään?' })))
    expect([...session.view.rows('prompts').keys()]).toEqual([works])
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false'))
  })
})

it('a hidden question is not offered for writing ahead, but a step that asks it still does', () => {
  const plain = smallBoard().set('prompts', works, { retired: true })
  const shown = showBoard(plain, 'participant', <WriteView />)
  expect(screen.queryByRole('heading', { name: /Mikä toimii/ })).toBeNull()
  expect(screen.queryByRole('heading', { name: /Mitä kehitetään/ })).not.toBeNull()
  act(() =>
    shown.arrives(
      { kind: 'put', table: 'steps', id: 'write', fields: { title: { fi: 'x' }, rules: rules(), order: 'a0' } },
      { kind: 'put', table: 'run', id: 'board', fields: { step: stepId('write') } },
    ),
  )
  expect(screen.queryByRole('heading', { name: /Mikä toimii/ })).not.toBeNull()
})

describe('workshops and steps', () => {
  it('a workshop gets a day, and becomes the one that is on', () => {
    open('programme')
    fireEvent.click(row('Kevät'))
    fill(
      regionOf(say('setup.workshopsTitle')).getAllByLabelText(say('setup.workshop.date'))[0] ?? document.body,
      '2026-12-01',
    )
    expect(session.view.row('workshops', spring)?.date).toBe('2026-12-01')
    fireEvent.click(button(say('setup.workshop.makeNow')))
    expect(session.view.row('run', 'board')?.workshop).toBe(spring)
    fireEvent.click(button(say('setup.removeThis', { title: 'Kevät' })))
    screen.getByText(say('setup.workshop.running'))
    expect([...session.view.rows('workshops').keys()]).toEqual([spring, autumn])
  })

  it('a step is added by what people do, gets its rules, is copied and removed', () => {
    open('programme')
    const steps = regionOf(say('setup.stepsTitle'))
    fireEvent.click(steps.getByRole('button', { name: say('setup.add') }))
    const [id = ''] = session.view.rows('steps').keys()
    expect(session.view.row('steps', id)?.rules).toEqual({
      kind: 'write',
      minutes: 10,
      prompts: [works, develop],
      mode: 'private',
      arrange: 'facilitators',
    })
    fill(screen.getByLabelText(say('setup.step.minutes')), '7')
    fireEvent.click(screen.getByLabelText(say('run.mode.moderated')))
    fireEvent.click(screen.getByLabelText(say('run.arrange.everyone')))
    fireEvent.click(screen.getByLabelText(/Mitä kehitetään/))
    fill(field(say('setup.step.talk'), 'fi'), 'Hiljaa')
    expect(session.view.row('steps', id)).toMatchObject({
      rules: { minutes: 7, mode: 'moderated', arrange: 'everyone', prompts: [works] },
      talk: { fi: 'Hiljaa' },
    })
    fireEvent.click(button(say('setup.copy', { title: 'Write' })))
    expect(session.view.rows('steps').size).toBe(2)
    fireEvent.change(screen.getByLabelText(say('setup.step.kind')), { target: { value: 'talk' } })
    const copy = orderedIds(session.view.rows('steps'))[1] ?? ''
    expect(session.view.row('steps', copy)?.rules).toMatchObject({ kind: 'talk', prompts: [] })
    fireEvent.click(
      screen.getAllByRole('button', { name: say('setup.removeThis', { title: 'Write' }) })[1] ?? document.body,
    )
    expect([...session.view.rows('steps').keys()]).toEqual([id])
  })

  it('a step that people write in privately keeps its promise, and says so', () => {
    const plain = smallBoard()
      .with('steps', 'write', { title: { fi: 'Kirjoitetaan' }, rules: rules({ mode: 'private' }), order: 'a0' })
      .with('progress', 'write', { began: true })
    open('programme', plain)
    fireEvent.click(row('Kirjoitetaan'))
    screen.getByText(say('setup.step.promised'))
    expect(screen.getByLabelText<HTMLInputElement>(say('run.mode.open')).disabled).toBe(true)
    expect(screen.getByLabelText<HTMLSelectElement>(say('setup.step.kind')).disabled).toBe(true)
    fireEvent.click(button(say('setup.removeThis', { title: 'Kirjoitetaan' })))
    expect(session.view.row('steps', 'write')).toBeDefined()
  })
})

describe('a ready running order', () => {
  it('takes the place of the steps that have not begun, in one act', () => {
    open('programme', smallBoard().with('steps', 's1', { title: { fi: 'Vanha' }, rules: rules(), order: 'a0' }))
    fireEvent.change(screen.getByLabelText(say('order.choose')), { target: { value: 'opera' } })
    fireEvent.click(button(say('order.take')))
    const titles = orderedIds(session.view.rows('steps')).map(id => session.view.row('steps', id)?.title.en)
    expect(titles).toHaveLength(7)
    expect(titles[1]).toBe('O: own thoughts')
    expect(session.acts).toHaveLength(1)
  })
})
