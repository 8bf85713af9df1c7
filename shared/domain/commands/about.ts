import { dayAfter, isDate, RETAIN_MAX_DAYS } from '#shared/domain/dates.ts'
import { accept, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { isSame } from '#shared/domain/same.ts'
import { type About, LANGUAGES, type Language, type LocalText, type View } from '#shared/domain/tables.ts'
import { tidyDescription, tidyTitle } from '#shared/domain/words.ts'

/** Names the board. */
export function setTitle(view: View, actor: Actor, title: LocalText): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const tidied = tidyTitle(title)
  if (tidied.reason) return refuse(tidied.reason)
  return view.row('about', 'board') ? accept(put('about', 'board', { title: tidied.text })) : refuse('not-allowed')
}

/** Says what the board is for; an empty text takes the aim away. */
export function setAim(_view: View, actor: Actor, aim: LocalText): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const tidied = tidyDescription(aim)
  return tidied.reason ? refuse(tidied.reason) : accept(put('about', 'board', { aim: tidied.text }))
}

/** The languages that the content is given in: the board's own first, then the others in their order. */
export function contentLanguages(about: Pick<About, 'language' | 'languages'> | undefined): readonly Language[] {
  if (!about) return LANGUAGES
  const given = about.languages ?? LANGUAGES
  return [about.language, ...LANGUAGES.filter(each => each !== about.language && given.includes(each))]
}

/** Says in which languages the content is given. The board's own stays among them; texts in others are not lost. */
export function setContentLanguages(view: View, actor: Actor, languages: readonly Language[]): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const about = view.row('about', 'board')
  if (!about) return refuse('not-allowed')
  const chosen = LANGUAGES.filter(each => each === about.language || languages.includes(each))
  if (isSame(chosen, about.languages ?? LANGUAGES)) return refuse('nothing-to-do')
  return accept(put('about', 'board', { languages: chosen }))
}

/** Chooses the language that readers fall back to; it is then among those that the content is given in. */
export function setBoardLanguage(view: View, actor: Actor, language: Language): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const about = view.row('about', 'board')
  if (!about) return refuse('not-allowed')
  if (about.language === language) return refuse('nothing-to-do')
  const { languages } = about
  const isNew = languages !== undefined && !languages.includes(language)
  return accept(
    put('about', 'board', {
      language,
      ...(isNew && { languages: LANGUAGES.filter(each => each === language || languages.includes(each)) }),
    }),
  )
}

/** H9. Says through which day the board is kept; the server keeps to the same limits and puts other days back. */
export function setRetainUntil(
  view: View,
  actor: Actor,
  { date, today }: { readonly date: string; readonly today: string },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const about = view.row('about', 'board')
  if (!about) return refuse('not-allowed')
  if (!isDate(date)) return refuse('date-invalid')
  if (date <= today || date > dayAfter(today, RETAIN_MAX_DAYS)) return refuse('date-out-of-range')
  return about.retainUntil === date ? refuse('nothing-to-do') : accept(put('about', 'board', { retainUntil: date }))
}
