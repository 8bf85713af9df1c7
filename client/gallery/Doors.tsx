import { EndedNotice } from '#client/app/EndedPage.tsx'
import { ShutNotice } from '#client/app/ShutPage.tsx'
import { JoinPanel } from '#client/features/join/JoinPanel.tsx'
import { doorWords } from '#client/features/join/request-words.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { LookAnswer } from '#shared/protocol/api.ts'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'

const LOOK: LookAnswer = {
  board: 'gallery',
  role: 'participant',
  anonymity: 'anonymous',
  title: { fi: 'Strategia', sv: 'Strategi', en: 'Strategy' },
  retainUntil: '2027-12-31',
  asksName: false,
}
const SHUT = ['not-found', 'link-closed', 'board-full', 'unreachable', 'too-many-tries'] as const
const ENDED = ['boardDeleted', 'revoked', 'replaced', 'outdated', 'internal'] as const
const nothing = () => undefined

/** The way in, and what is said where there is none or no longer one. */
export function Doors() {
  const t = useT()
  return (
    <Section of="doors" isWide>
      <Specimen name="JoinPanel: anonymous">
        <JoinPanel look={LOOK} isBusy={false} error={undefined} onJoin={nothing} />
      </Specimen>
      <Specimen name="JoinPanel: nicknames, with an error">
        <JoinPanel
          look={{ ...LOOK, anonymity: 'pseudonymous', asksName: true }}
          isBusy={false}
          error={t('error.board-full')}
          onJoin={nothing}
          onOther={nothing}
        />
      </Specimen>
      <Specimen name="JoinPanel: names, joining">
        <JoinPanel
          look={{ ...LOOK, anonymity: 'named', asksName: true }}
          isBusy={true}
          error={undefined}
          onJoin={nothing}
        />
      </Specimen>
      {SHUT.map(why => (
        <Specimen key={why} name={`ShutNotice: ${why}`}>
          <ShutNotice why={why} words={doorWords(t, 'link', why, 40)} onAgain={nothing} />
        </Specimen>
      ))}
      <Specimen name="ShutNotice: no-key">
        <ShutNotice why="no-key" words={t('join.needsLink')} onAgain={nothing} />
      </Specimen>
      {ENDED.map(why => (
        <Specimen key={why} name={`EndedNotice: ${why}`}>
          <EndedNotice board="gallery" why={why} />
        </Specimen>
      ))}
    </Section>
  )
}
