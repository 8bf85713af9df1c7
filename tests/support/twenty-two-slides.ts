import { generateNKeysBetween } from 'fractional-indexing'
import type { ClusterId, NoteId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { placeId } from '#shared/domain/placing.ts'
import { NATIONAL, PROMPT_A, PROMPT_B, REGIONAL, strategyWorkshop } from '#shared/template/strategy-workshop.ts'
import { PlainView } from './plain-view.ts'

/**
 * The workshop series that this was made for: three workshops in November 2020, what works (A) and what needs developing
 * (B) under six national goals, gathered into thirteen themes and written anew under five regional priorities. Its deck
 * had 22 slides. On the one slide of it that is known, A has 7 notes and B has 4, some wholly bold and some in part.
 */
export function twentyTwoSlides(): PlainView {
  const board = new PlainView().apply(
    strategyWorkshop.rows({
      title: { fi: 'Elinikäisen ohjauksen strategia 2021–2027', en: 'Strategy for lifelong guidance 2021–2027' },
      language: 'fi',
      anonymity: 'anonymous',
      startDate: '2020-11-05',
      retainUntil: '2030-01-01',
    }),
  )
  GOALS.forEach(({ id, a, b }) => {
    addNotes(board, id, PROMPT_A, a)
    addNotes(board, id, PROMPT_B, b)
  })
  return board
}

/** How many notes each goal has to A and to B. */
const GOALS: readonly { readonly id: PriorityId; readonly a: number; readonly b: number }[] = [
  { id: 'accessible' as PriorityId, a: 7, b: 4 },
  { id: 'digital' as PriorityId, a: 18, b: 21 },
  { id: 'quality' as PriorityId, a: 17, b: 19 },
  { id: 'equality' as PriorityId, a: 15, b: 16 },
  { id: 'cross-sector' as PriorityId, a: 19, b: 22 },
  { id: 'knowledge' as PriorityId, a: 14, b: 17 },
]
const THEMES = [
  'Yksi ensimmäinen ovi',
  'Verkossa ja kasvokkain',
  'Aikaa kohtaamiselle',
  'Ohjaajien osaaminen',
  'Nivelvaiheet ilman katvetta',
  'Työpaikka oppimisen paikkana',
  'Kansainväliset opiskelijat',
  'Nuoret ja Ohjaamo',
  'Lahjakkaat ja tukea tarvitsevat',
  'Yhteinen kieli',
  'Ennakointitieto käyttöön',
  'Verkostojen johtaminen',
  'Palaute kuuluviin',
] as const
const REGIONAL_PRIORITIES = ['near', 'skills', 'transitions', 'working-life', 'shared-picture'] as const
const WORKSHOPS = ['first', 'second', 'third'] as const
/** Words of a note after its number, with what is bold in them. */
const SAYINGS = [
  'ohjausta saa **samana päivänä**, eikä kukaan jää jonoon',
  'opettajat ja ohjaajat tapaavat joka kuukausi',
  '**Yhteinen kartta palveluista on jokaisen pöydällä**',
  'palvelut löytyvät yhdestä osoitteesta, ja sen takana vastaa ihminen eikä lomake',
  'verkostossa on mukana **myös yrityksiä** ja järjestöjä',
  'sovitut asiat kirjataan, ja seuraavalla kerralla **kysytään, mitä tapahtui**',
  'pienet kunnat pääsevät mukaan ilman omaa hanketta',
] as const
/** Of a list, that many notes lie in clusters of this size, and the others alone. */
const CLUSTER_SIZE = 5

function addNotes(board: PlainView, goal: PriorityId, prompt: PromptId, count: number): void {
  const keys = generateNKeysBetween(null, null, count)
  const clusters = Math.floor((count - 2) / (CLUSTER_SIZE + 2))
  keys.forEach((order, at) => {
    const id = `${goal}-${prompt}-${at}`.replaceAll('-', '') as NoteId
    const number = `${at + 1}.${GOALS.findIndex(each => each.id === goal) + 1}${prompt === PROMPT_A ? 'A' : 'B'}`
    const saying = SAYINGS[(at + goal.length) % SAYINGS.length] ?? ''
    // Wholly bold ones stay so.
    const text = saying.startsWith('**') ? `**${number} ${saying.slice(2)}` : `${number} ${saying}`
    const workshop = WORKSHOPS[at % WORKSHOPS.length] as WorkshopId
    board.set('notes', id, { note: { text, prompt, workshop, language: 'fi' } })
    if (at % 9 === 4) board.set('marks', id, { key: true })
    const theme = Math.floor(at / CLUSTER_SIZE)
    const national = theme < clusters ? clusterIn(board, NATIONAL, goal, prompt, theme) : undefined
    board.set('places', placeId(NATIONAL, id), {
      place: national ? { in: 'cluster', cluster: national, order } : { in: 'priority', priority: goal, order },
    })
    const regional = REGIONAL_PRIORITIES[(at + goal.length) % REGIONAL_PRIORITIES.length] as PriorityId
    // A third of them was not taken over: they wait in open space.
    if (at % 3 === 2) return
    board.set('places', placeId(REGIONAL, id), {
      place: { in: 'priority', priority: regional, order: `${order}${id.slice(0, 3)}z` },
    })
  })
}

function clusterIn(
  board: PlainView,
  framework: typeof NATIONAL,
  priority: PriorityId,
  prompt: PromptId,
  theme: number,
) {
  const cluster = `${priority}-${prompt}-c${theme}`.replaceAll('-', '') as ClusterId
  const [order = 'a0'] = generateNKeysBetween(null, null, theme + 1).slice(-1)
  board.set('clusters', cluster, {
    title: { fi: THEMES[(theme * 3 + priority.length + prompt.length) % THEMES.length] ?? '' },
    place: { framework, priority, prompt, order },
  })
  return cluster
}
