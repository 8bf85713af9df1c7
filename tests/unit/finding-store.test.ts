import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BoardScreen } from '#client/app/board-screen.ts'
import { put, remove } from '#shared/domain/plan.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import {
  autumn,
  clusterId,
  develop,
  goals,
  note,
  noteId,
  ownNoteId,
  regions,
  schools,
  smallBoard,
  works,
} from '#tests/support/small-board.ts'

let session: FakeSession
let screen: BoardScreen
let frames: (() => void)[]
const frame = () => {
  for (const act of frames.splice(0)) act()
}

beforeEach(() => {
  frames = []
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  const view = smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Yhden **luukun** palvelu' }) })
    .with('notes', 'n2', {
      note: note({ text: 'Palvelu kehittyy', prompt: develop, workshop: autumn, author: 'Aino' }),
    })
    .with('notes', 'n3', { note: note({ text: 'Hyvä sää' }) })
    .with('notes', 'n4', { note: note({ text: 'Muualla', wish: { framework: regions } }) })
    .with('clusters', 'c1', {
      title: { fi: 'Yhteiset tilat', sv: 'Gemensamma lokaler' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })
    .with('places', `${goals}:n3`, { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
  session = new FakeSession(view, { role: 'facilitator' })
  screen = new BoardScreen(session)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const found = () => screen.find.of(goals).get()
function ask(change: Parameters<typeof screen.find.ask>[0]): readonly string[] {
  screen.find.open()
  screen.find.ask(change)
  return found().order
}

describe('what is found', () => {
  it('is nothing, and says so, until something is asked', () => {
    expect(found().isOn).toBe(false)
    screen.find.open()
    screen.find.ask({ words: '  ' })
    expect(found().isOn).toBe(false)
  })

  it('is what has the words, of all notes of the framework, in the order of reading', () => {
    expect(ask({ words: 'palvelu' })).toEqual(['n1', 'n2'])
    expect(found()).toMatchObject({ isOn: true, count: 2, total: 4, words: ['palvelu'], isLoose: false })
    expect(found().matches).toEqual(new Set(['n1', 'n2']))
  })

  it('reads over bold', () => {
    expect(ask({ words: '"yhden luukun palvelu"' })).toEqual(['n1'])
  })

  it('has the name of the author, and that of the cluster in any language', () => {
    expect(ask({ words: 'aino' })).toEqual(['n2'])
    expect(ask({ words: 'tilat' })).toEqual(['n3'])
    expect(ask({ words: 'lokaler hyvä' })).toEqual(['n3'])
  })

  it('reads the wording that is shown, and no longer the words beneath it', () => {
    session.arrives(put('wordings', 'n1', { text: 'Kaikki samasta paikasta' }))
    expect(ask({ words: 'luukun' })).toEqual([])
    expect(ask({ words: 'paikasta' })).toEqual(['n1'])
  })

  it('forgives the dots where nothing has exactly these letters, and says so', () => {
    session.arrives(put('notes', 'n5', { note: note({ text: 'Kehittäminen' }) }))
    expect(ask({ words: 'kehittaminen' })).toEqual(['n5'])
    expect(found().isLoose).toBe(true)
    session.arrives(put('notes', 'n6', { note: note({ text: 'Kehittaminen' }) }))
    expect(found().order).toEqual(['n6'])
    expect(found().isLoose).toBe(false)
  })

  it('is narrowed by every filter, alone and together with words', () => {
    expect(ask({ prompt: develop })).toEqual(['n2'])
    expect(ask({ prompt: undefined, workshop: autumn })).toEqual(['n2'])
    expect(ask({ workshop: undefined, isSingle: true })).toEqual(['n1', 'n2', 'n4'])
    expect(ask({ words: 'palvelu', prompt: works })).toEqual(['n1'])
    session.arrives(put('marks', 'n1', { key: true, colour: 'sun' }))
    expect(ask({ words: '', prompt: undefined, isSingle: false, isKey: true })).toEqual(['n1'])
    expect(ask({ isKey: false, colour: 'sun' })).toEqual(['n1'])
    expect(ask({ colour: 'paper' })).toEqual(['n3', 'n2', 'n4'])
  })

  it('knows the own notes by their receipts', () => {
    expect(ask({ isOwn: true })).toEqual([])
    session.receives(ownNoteId('o1'), { state: 'published', revision: 1, note: noteId('n2') })
    expect(found().order).toEqual(['n2'])
  })

  it('has clusters of its framework alone', () => {
    screen.find.open()
    screen.find.ask({ words: 'tilat' })
    expect(screen.find.of(regions).get().count).toBe(0)
  })

  it('is off while the search is closed, and asks the same again when it is opened', () => {
    ask({ words: 'palvelu' })
    screen.find.close()
    expect(found().isOn).toBe(false)
    screen.find.open()
    expect(found().count).toBe(2)
  })
})

describe('what is found while somebody watches', () => {
  const watch = () => {
    const wake = vi.fn()
    screen.find.of(goals).subscribe(wake)
    return wake
  }

  it('wakes at once for a key pressed', () => {
    const wake = watch()
    ask({ words: 'palvelu' })
    expect(wake).toHaveBeenCalled()
    expect(found().count).toBe(2)
  })

  it('is kept up with what others do, once a frame', () => {
    ask({ words: 'palvelu' })
    const wake = watch()
    session.arrives(put('notes', 'n5', { note: note({ text: 'Uusi palvelu' }) }))
    session.arrives(put('notes', 'n6', { note: note({ text: 'Toinen palvelu' }) }))
    session.arrives(put('wordings', 'n1', { text: 'Jotain muuta' }))
    expect(wake).not.toHaveBeenCalled()
    frame()
    expect(wake).toHaveBeenCalled()
    expect(found().order).toEqual(['n5', 'n6', 'n2'])
    session.arrives(remove('notes', 'n2'))
    frame()
    expect(found().order).toEqual(['n5', 'n6'])
  })

  it('is the same object, and wakes nobody, while it says the same', () => {
    ask({ words: 'palvelu' })
    const wake = watch()
    const before = found()
    session.arrives(put('wordings', 'n3', { text: 'Pilvinen sää' }), put('marks', 'n3', { key: true }))
    frame()
    expect(found()).toBe(before)
    expect(wake).not.toHaveBeenCalled()
  })

  it('costs nothing while nothing is looked for', () => {
    const wake = watch()
    session.arrives(put('wordings', 'n3', { text: 'Pilvinen sää' }))
    expect(frames).toHaveLength(0)
    expect(wake).not.toHaveBeenCalled()
  })
})

describe('going from match to match', () => {
  it('goes on, begins anew from the end, and back', () => {
    ask({ words: 'palvelu' })
    const { find } = screen
    expect(find.next(goals, 1)).toBe('n1')
    expect(find.next(goals, 1)).toBe('n2')
    expect(find.next(goals, 1)).toBe('n1')
    expect(find.next(goals, -1)).toBe('n2')
  })

  it('begins at the last where one goes back first', () => {
    ask({ words: 'palvelu' })
    expect(screen.find.next(goals, -1)).toBe('n2')
  })

  it('goes nowhere where nothing is found', () => {
    ask({ words: 'olematon' })
    expect(screen.find.next(goals, 1)).toBeUndefined()
  })
})
