import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { NoteCard } from '#client/canvas/NoteCard.tsx'
import { ClusterTitle } from '#client/features/notes/ClusterTitle.tsx'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { put } from '#shared/domain/plan.ts'
import styles from './gallery.module.css'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { EXAMPLE, StillBoard } from './still-board.tsx'

const COLOURS = ['paper', 'sun', 'leaf', 'sky', 'rose', 'stone'] as const
const LONG =
  'Kun ohjaaja vaihtuu, vaihto tehdään **kolmestaan**: vanha ohjaaja, uusi ohjaaja ja asiakas istuvat saman pöydän ääreen ja käyvät läpi, missä mennään ja mitä on sovittu, eikä asiakkaan tarvitse kertoa tarinaansa alusta.'
const STATES = ['rest', 'own', 'key', 'selected', 'others', 'author', 'long', 'word'] as const
type State = (typeof STATES)[number]

const noteOf = (state: State | (typeof COLOURS)[number]) => `shown-${state}` as NoteId
const works = 'works' as never
const third = 'third' as never

const ROWS = [
  ...EXAMPLE,
  ...COLOURS.flatMap(colour => [
    put('notes', noteOf(colour), {
      note: { text: 'Ohjaamoon voi tulla **ilman ajanvarausta**', prompt: works, workshop: third, language: 'fi' },
    }),
    put('marks', noteOf(colour), { colour }),
  ]),
  ...STATES.map(state =>
    put('notes', noteOf(state), {
      note: {
        text:
          state === 'long'
            ? LONG
            : state === 'word'
              ? 'Elinikäisenohjauksenyhteistyöryhmätyöskentely'
              : 'Kahvipöytä ensin, lomakkeet vasta sitten',
        prompt: (state === 'others' || state === 'key' ? 'develop' : 'works') as never,
        workshop: third,
        language: 'fi',
        ...(state === 'author' && { author: 'Aino Virtanen-Lindström' }),
      },
    }),
  ),
  put('marks', noteOf('key'), { key: true }),
]

/** What lies on the canvas. */
export function Notes() {
  return (
    <StillBoard rows={ROWS} selected={[noteOf('selected')]}>
      <Section of="letters">
        <Specimen name="PromptLetter">
          <p className={styles['acts']}>
            {['A', 'B', 'C', 'D', 'E', 'F'].map(letter => (
              <PromptLetter key={letter} letter={letter} />
            ))}
          </p>
        </Specimen>
      </Section>
      <Section of="notes" isWide>
        <Specimen name="NoteCard: colours, each with its mark">
          <div className={styles['board']}>
            {COLOURS.map(colour => (
              <Card key={colour} state={colour} />
            ))}
          </div>
        </Specimen>
        <Specimen name={`NoteCard: ${STATES.join(', ')}`}>
          <div className={styles['board']}>
            {STATES.map(state => (
              <Card key={state} state={state} />
            ))}
          </div>
        </Specimen>
      </Section>
      <Section of="clusters">
        <Specimen name="ClusterTitle">
          <div className={`${styles['sheet']} ${styles['narrow']}`}>
            <h3>
              <PromptLetter letter="A" />
            </h3>
            <ClusterTitle cluster={'low-threshold' as ClusterId} count={6} as="h4" />
          </div>
        </Specimen>
      </Section>
    </StillBoard>
  )
}

function Card({ state }: { readonly state: State | (typeof COLOURS)[number] }) {
  return (
    <div className={styles['card']}>
      <NoteCard
        note={noteOf(state)}
        x={0}
        y={0}
        isOwn={state === 'own'}
        isTabStop
        isCarried={false}
        isOthers={state === 'others'}
      />
    </div>
  )
}
