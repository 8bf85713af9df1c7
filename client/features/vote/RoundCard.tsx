import { useRef, useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { usePeers } from '#client/hooks/use-board-state.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { closeRound, openRound, removeRound } from '#shared/domain/commands/voting.ts'
import type { RoundId } from '#shared/domain/ids.ts'
import type { Row } from '#shared/domain/tables.ts'
import { AxesBallot } from './AxesBallot.tsx'
import { AxesResult } from './AxesResult.tsx'
import { DotsBallot } from './DotsBallot.tsx'
import { DotsResult } from './DotsResult.tsx'
import styles from './vote.module.css'

/** Sums of fewer people than this tell what each one gave. */
const SECRET_FROM = 3

/** One vote: planned, open for giving, or counted. */
export function RoundCard({ id }: { readonly id: RoundId }) {
  const t = useT()
  const { role } = useBoard().session.facts
  const round = useRow('rounds', id)
  const result = useRow('results', id)?.result
  const step = useRow('steps', round?.step ?? 'none')
  const read = useRead()
  if (!round) return null
  const state = result ? 'closed' : round.state
  const isFacilitator = role === 'facilitator'
  return (
    <section className={styles['round']} aria-labelledby={`round-${id}`} data-state={state}>
      <header className={styles['roundHead']}>
        <h3 id={`round-${id}`} tabIndex={-1}>
          <Local text={round.title} />
        </h3>
        <span className={styles['state']}>
          <Icon name={state === 'open' ? 'run' : state === 'closed' ? 'check' : 'clock'} />
          {t(`vote.state.${state}`)}
        </span>
      </header>
      {state === 'planned' && step && (
        <p className={styles['soft']}>{t('vote.withStep', { step: read(step.title).text })}</p>
      )}
      {state !== 'closed' && round.rules.timed && <p className={styles['soft']}>{t('vote.timed')}</p>}
      {state === 'open' && <Turnout round={id} />}
      {isFacilitator && state !== 'closed' && <RoundActs id={id} state={state} title={read(round.title).text} />}
      {state === 'open' && role !== 'viewer' && (
        <>
          <p className={styles['secret']}>{t('vote.secret')}</p>
          <OwnPart id={id} round={round} />
        </>
      )}
      {state === 'closed' && !result && <p role="status">{t('vote.counting')}</p>}
      {result && <RoundResultPart round={round} result={result} />}
      {isFacilitator && state === 'closed' && <RoundActs id={id} state={state} title={read(round.title).text} />}
    </section>
  )
}

function OwnPart({ id, round: { rules } }: { readonly id: RoundId; readonly round: Row<'rounds'> }) {
  return rules.kind === 'dots' ? <DotsBallot round={id} rules={rules} /> : <AxesBallot round={id} rules={rules} />
}

function RoundResultPart({
  round,
  result,
}: {
  readonly round: Row<'rounds'>
  readonly result: Row<'results'>['result']
}) {
  const t = useT()
  return (
    <>
      <p className={styles['soft']}>{t('vote.votersAll', { count: result.voters })}</p>
      {result.kind === 'dots' && <DotsResult result={result} />}
      {result.kind === 'axes' && round.rules.kind === 'axes' && <AxesResult rules={round.rules} result={result} />}
    </>
  )
}

/** How many have voted; with few it says what that means for secrecy. */
function Turnout({ round }: { readonly round: RoundId }) {
  const t = useT()
  const voted = useRow('turnouts', round)?.voted ?? 0
  const others = usePeers().filter(peer => peer.role !== 'viewer').length
  const isHere = useBoard().session.facts.role === 'viewer' ? 0 : 1
  return (
    <>
      <p className={styles['turnout']}>{t('vote.turnout', { count: voted, here: others + isHere })}</p>
      {voted > 0 && voted < SECRET_FROM && (
        <p className={styles['warning']}>
          <Icon name="warning" /> {t('vote.fewVoters')}
        </p>
      )}
    </>
  )
}

interface RoundActsProps {
  readonly id: RoundId
  readonly state: 'planned' | 'open' | 'closed'
  readonly title: string
}

function RoundActs({ id, state, title }: RoundActsProps) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const [isAsking, setAsking] = useState(false)
  const acts = useRef<HTMLDivElement>(null)
  /** The button goes with what it does, and focus must not. */
  const stay = () => document.getElementById(`round-${id}`)?.focus()
  return (
    <div className={styles['acts']} ref={acts}>
      {state === 'planned' && (
        <Button
          look="primary"
          onClick={() => {
            if (!act(openRound(view, actor, id))) return
            announcer.say(t('vote.opened', { title }))
            stay()
          }}
        >
          {t('vote.open')}
        </Button>
      )}
      {state === 'open' && (
        <Button look="primary" onClick={() => setAsking(true)}>
          {t('vote.close')}
        </Button>
      )}
      {state !== 'open' && (
        <Button
          look="quiet"
          aria-label={`${t('vote.remove')}: ${title}`}
          onClick={() => {
            if (!act(removeRound(view, actor, id))) return
            announcer.say(t('vote.removed', { title }))
            document.getElementById('main')?.focus()
          }}
        >
          {t('vote.remove')}
        </Button>
      )}
      {isAsking && (
        <Dialog
          title={t('vote.close')}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>{t('vote.notYet')}</Button>
              <Button
                look="primary"
                onClick={() => {
                  setAsking(false)
                  if (act(closeRound(view, actor, id))) announcer.say(t('vote.closed', { title }))
                  stay()
                }}
              >
                {t('vote.close')}
              </Button>
            </>
          }
        >
          <p>{t('vote.closeAsk')}</p>
        </Dialog>
      )}
    </div>
  )
}
