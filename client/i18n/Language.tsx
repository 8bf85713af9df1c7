import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '#shared/domain/tables.ts'
import { catalogueOf, rememberLanguage } from './choose-language.ts'
import type { Catalogue, Say } from './message.ts'
import { sayIn } from './say.ts'

interface Spoken {
  readonly language: Language
  readonly say: Say
  choose(language: Language): void
}

const SpokenLanguage = createContext<Spoken | undefined>(undefined)

/** The language of this person's screens; begins with the one given and can be changed at any time. */
export function LanguageProvider({
  language: first,
  catalogue,
  children,
}: {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly children: ReactNode
}) {
  const [{ language, say }, setSpoken] = useState(() => ({ language: first, say: sayIn(first, catalogue) }))
  const choose = useCallback((chosen: Language) => {
    rememberLanguage(chosen)
    catalogueOf(chosen).then(
      words => setSpoken({ language: chosen, say: sayIn(chosen, words) }),
      // Offline and never loaded: the language stays as it is.
      () => undefined,
    )
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(() => ({ language, say, choose }), [language, say, choose])
  return <SpokenLanguage value={spoken}>{children}</SpokenLanguage>
}

/** Says messages in this person's language. */
export function useT(): Say {
  return useSpoken().say
}

export function useLanguage(): Pick<Spoken, 'language' | 'choose'> {
  return useSpoken()
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenLanguage)
  if (!spoken) throw new Error('a message was asked for outside LanguageProvider')
  return spoken
}
