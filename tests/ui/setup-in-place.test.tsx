import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useUndo } from '#client/app/use-undo.ts'
import { EditableTitle } from '#client/features/setup/EditableTitle.tsx'
import { setupMoment, whatChanged } from '#client/features/setup/what-changed.ts'
import { setTitle } from '#shared/domain/commands/about.ts'
import { addPriorities, editPriority, movePriority, removeFramework } from '#shared/domain/commands/frameworks.ts'
import type { PriorityId } from '#shared/domain/ids.ts'
import type { Change, Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import { facilitator, goals, schools, smallBoard, works } from '#tests/support/small-board.ts'

function Buttons() {
  const { undo, redo } = useUndo()
  return (
    <>
      <button type="button" onClick={undo}>
        undo
      </button>
      <button type="button" onClick={redo}>
        redo
      </button>
    </>
  )
}

describe('a name where it stands', () => {
  function stands(role: Role) {
    return showBoard(
      smallBoard(),
      role,
      <EditableTitle of={{ kind: 'priority', id: schools }}>
        <h3>Koulut</h3>
      </EditableTitle>,
    )
  }
  const pencil = () => screen.getByRole('button', { name: say('setup.rename', { title: 'Koulut' }) })
  const field = () => screen.getByLabelText<HTMLInputElement>(say('setup.renameField', { title: 'Koulut' }))

  it.each([
    ['a click on the pencil', () => fireEvent.click(pencil())],
    ['F2 on the pencil', () => fireEvent.keyDown(pencil(), { key: 'F2' })],
    ['a double click on the words', () => fireEvent.doubleClick(screen.getByText('Koulut'))],
  ])('is written anew after %s, in the language it was read in, and saved by Enter', (_, begin) => {
    const session = stands('facilitator')
    begin()
    expect(document.activeElement).toBe(field())
    fireEvent.change(field(), { target: { value: 'Kirjastot' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(session.view.row('priorities', schools)?.title).toEqual({ fi: 'Kirjastot' })
    expect(session.acts).toHaveLength(1)
  })

  it('is saved when the field is left, and kept as it was by Escape', () => {
    const session = stands('facilitator')
    fireEvent.click(pencil())
    fireEvent.change(field(), { target: { value: 'Ei' } })
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(session.acts).toEqual([])
    fireEvent.click(pencil())
    fireEvent.change(field(), { target: { value: 'Kyllä' } })
    fireEvent.blur(field())
    expect(session.view.row('priorities', schools)?.title).toEqual({ fi: 'Kyllä' })
  })

  it('is left as it was by an empty field', () => {
    const session = stands('facilitator')
    fireEvent.click(pencil())
    fireEvent.change(field(), { target: { value: ' ' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(session.acts).toEqual([])
    expect(pencil()).toBeTruthy()
  })

  it('keeps its keys and presses from what lies beneath', () => {
    let heard = 0
    const hear = () => {
      heard += 1
    }
    showBoard(
      smallBoard(),
      'facilitator',
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for the canvas
      <div onKeyDown={hear} onPointerDown={hear} onDoubleClick={hear}>
        <EditableTitle of={{ kind: 'prompt', id: works }}>
          <h4>Mikä toimii?</h4>
        </EditableTitle>
      </div>,
    )
    const name = say('setup.rename', { title: 'Mikä toimii?' })
    fireEvent.pointerDown(screen.getByRole('button', { name }))
    fireEvent.keyDown(screen.getByRole('button', { name }), { key: 'Enter' })
    fireEvent.doubleClick(screen.getByText('Mikä toimii?'))
    const input = screen.getByRole('textbox')
    fireEvent.keyDown(input, { key: 'ArrowLeft' })
    fireEvent.pointerDown(input)
    expect(heard).toBe(0)
  })

  it.each(['participant', 'viewer'] as const)('is the name alone for a %s', role => {
    stands(role)
    expect(screen.queryByRole('button')).toBeNull()
    fireEvent.doubleClick(screen.getByText('Koulut'))
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})

describe('what changed of the set-up', () => {
  function changed(...plans: Plan[]) {
    const view = smallBoard()
    const before = setupMoment(view)
    for (const plan of plans) view.apply(plan)
    return whatChanged(before, view)
  }
  const view = smallBoard()
  const added = ['p1', 'p2'].map(id => ({ id: id as PriorityId, title: { fi: id } }))

  it.each([
    ['came', 'priorities', addPriorities(view, facilitator, { framework: goals, added }), ['p1', 'p2']],
    ['went', 'frameworks', removeFramework(view, facilitator, goals), ['Tavoitteet']],
    ['changed', 'priorities', editPriority(view, facilitator, { priority: schools, title: { fi: 'Uusi' } }), ['Uusi']],
    ['moved', 'priorities', movePriority(view, facilitator, { priority: schools, index: 2 }), ['Koulut']],
    ['changed', 'about', setTitle(view, facilitator, { fi: 'Nimi' }), ['Nimi']],
  ] as const)('%s: %s', (how, table, plan, titles) => {
    expect(changed(plan)).toEqual({ table, how, titles: titles.map(fi => ({ fi })) })
  })

  it('is nothing where only notes and places changed', () => {
    expect(
      changed({ accepted: true, changes: [{ kind: 'put', table: 'marks', id: 'n1', fields: {} }] }),
    ).toBeUndefined()
  })
})

describe('undo and redo', () => {
  it('say what of the set-up they took back and did again', () => {
    const session = showBoard(smallBoard(), 'facilitator', <Buttons />)
    const gone: Change = { kind: 'remove', table: 'priorities', id: schools }
    const row = session.view.row('priorities', schools)
    act(() => session.arrives(gone))
    session.undo = () => {
      session.arrives({ kind: 'put', table: 'priorities', id: schools, fields: row ?? {} })
      return true
    }
    session.redo = () => {
      session.arrives(gone)
      return true
    }
    const what = say('setup.thing.priorities', { title: 'Koulut' })
    fireEvent.click(screen.getByText('undo'))
    expect(lastSaid()).toBe(say('setup.undone.remove', { what }))
    fireEvent.click(screen.getByText('redo'))
    expect(lastSaid()).toBe(say('setup.redone.remove', { what }))
  })
})
