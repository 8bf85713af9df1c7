import { useEffect } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import type { Say } from '#client/i18n/message.ts'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './Takeaway.module.css'
import { useSizeWords } from './use-size-words.ts'
import type { TakeawayState as State } from './use-takeaway.ts'

/** How far the file is, a way to stop it, and what came of it. Beginning and end are heard, the parts between are not. */
export function TakeawayState({ state, onCancel }: { readonly state: State; readonly onCancel: () => void }) {
  const t = useT()
  const words = stateWords(state, t, useSizeWords())
  const heard = state.state === 'making' ? t(`takeaway.making.${state.format}`) : words
  const isFailure = state.state === 'failed'
  useEffect(() => {
    if (heard) announcer.say(heard, isFailure ? 'assertive' : 'polite')
  }, [heard, isFailure])
  if (state.state === 'idle') return null
  return (
    <div className={styles['state']} data-state={state.state}>
      <p>
        {isFailure && <Icon name="warning" />}
        {state.state === 'saved' && <Icon name="check" />} {words}
      </p>
      {state.state === 'making' && (
        <>
          <progress
            aria-label={heard}
            {...(state.all > 0 && state.done < state.all ? { value: state.done, max: state.all } : {})}
          />
          <Button look="quiet" onClick={onCancel}>
            {t('takeaway.cancel')}
          </Button>
        </>
      )}
    </div>
  )
}

function stateWords(state: State, t: Say, sizeWords: (bytes: number) => string): string {
  switch (state.state) {
    case 'idle':
      return ''
    case 'making': {
      const what = t(`takeaway.making.${state.format}`)
      if (state.all === 0) return what
      if (state.done === state.all) return t('takeaway.packing', { what })
      return t('takeaway.part', { what, done: state.done, all: state.all })
    }
    case 'saved': {
      const saved = { name: state.name, size: sizeWords(state.bytes) }
      if (state.share === 1) return t('takeaway.saved', saved)
      return t('takeaway.savedSmaller', { ...saved, percent: Math.round(state.share * 100) })
    }
    case 'cancelled':
      return t('takeaway.cancelled')
    case 'failed':
      return t(`takeaway.failed.${state.why}`)
  }
}
