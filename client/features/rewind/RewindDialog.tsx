import { useEffect, useId, useState } from 'react'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import type { ApiResult } from '#client/session/api.ts'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { Radios } from '#client/ui/Radios.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { type Arrangement, rewindMeans, rewindTo } from '#shared/domain/commands/rewinding.ts'
import type { VersionAnswer } from '#shared/protocol/api.ts'
import styles from './rewind.module.css'

/** Chooses an earlier moment, says what going back would do, and goes. */
export function RewindDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const timeOf = useTime()
  const { session, api, token } = useBoard()
  const { board } = session.facts
  const [versions, setVersions] = useState<readonly VersionAnswer[]>()
  const [chosen, setChosen] = useState<string>()
  const [then, setThen] = useState<Arrangement>()
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isShown = true
    void api.versions(board, token).then(result => {
      if (isShown) setVersions(result.ok ? result.answer.versions.toReversed() : [])
      if (!result.ok) toasts.show(t(`error.${result.error}`), 'assertive')
    })
    return () => {
      isShown = false
    }
  }, [api, board, token, t])

  useEffect(() => {
    setThen(undefined)
    if (chosen === undefined) return
    let isShown = true
    void api.arrangementAt(board, token, chosen).then(result => {
      if (!isShown) return
      if (result.ok) setThen(result.answer.arrangement)
      else toasts.show(t(`error.${result.error}`), 'assertive')
    })
    return () => {
      isShown = false
    }
  }, [api, board, token, chosen, t])

  const version = versions?.find(({ id }) => id === chosen)
  const means = then && rewindMeans(session.view, then)
  const isSame = means && means.notesMoved + means.clustersBack + means.clustersGone === 0

  function say<T>(result: ApiResult<T>): result is Extract<ApiResult<T>, { ok: true }> {
    if (!result.ok) toasts.show(t(`error.${result.error}`), 'assertive')
    return result.ok
  }

  async function goBack(): Promise<void> {
    if (!version || !then) return
    const time = timeOf(version.at)
    setBusy(true)
    // What is left behind can be found again, also by somebody else.
    const kept = await api.keepVersion(board, token, t('rewind.before', { time }))
    setBusy(false)
    if (!say(kept) || !act(rewindTo(session.view, actor, then))) return
    toasts.show(t('rewind.done', { time }))
    onClose()
  }

  return (
    <Dialog
      title={t('rewind.title')}
      onClose={onClose}
      foot={
        version && (
          <Button look="primary" disabled={!means || isSame || isBusy} onClick={() => void goBack()}>
            {t('rewind.do', { time: timeOf(version.at) })}
          </Button>
        )
      }
    >
      <KeepNow
        onKeep={async name => {
          const kept = await api.keepVersion(board, token, name)
          if (!say(kept)) return
          announcer.say(t('rewind.kept', { name }))
          setVersions(before => [kept.answer, ...(before ?? [])])
        }}
      />
      {versions === undefined && <p role="status">{t('rewind.loading')}</p>}
      {versions?.length === 0 && <p>{t('rewind.none')}</p>}
      {versions && versions.length > 0 && (
        <div className={styles['list']}>
          <Radios
            label={t('rewind.choose')}
            value={chosen ?? ''}
            onChoose={setChosen}
            options={versions.map(({ id, name, at }) => ({
              value: id,
              label: `${timeOf(at)} · ${name || t('rewind.byClock')}`,
            }))}
          />
        </div>
      )}
      <div role="status" className={styles['means']}>
        {isSame && <p>{t('rewind.same')}</p>}
        {means && !isSame && (
          <ul>
            {means.notesMoved > 0 && <li>{t('rewind.moved', { count: means.notesMoved })}</li>}
            {means.clustersBack > 0 && <li>{t('rewind.back', { count: means.clustersBack })}</li>}
            {means.clustersGone > 0 && <li>{t('rewind.gone', { count: means.clustersGone })}</li>}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function KeepNow({ onKeep }: { readonly onKeep: (name: string) => Promise<void> }) {
  const t = useT()
  const id = useId()
  const [name, setName] = useState('')
  return (
    <form
      className={styles['keep']}
      onSubmit={event => {
        event.preventDefault()
        const words = name.trim()
        if (words === '') return
        setName('')
        void onKeep(words)
      }}
    >
      <div className={form['field']}>
        <label className={form['label']} htmlFor={id}>
          {t('rewind.keepName')}
        </label>
        <input id={id} className={form['input']} value={name} onChange={event => setName(event.target.value)} />
      </div>
      <Button type="submit">{t('rewind.keep')}</Button>
    </form>
  )
}

/** Day and time to the minute, in the reader's language. */
function useTime(): (atMs: number) => string {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  return atMs => format.format(atMs)
}
