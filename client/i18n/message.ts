import type { en } from './en.ts'

/** A message: words with `{name}` where something is put in, or two forms that `count` chooses between. */
export type Plural = { readonly one: string; readonly other: string }
export type Message = string | Plural

export type MessageKey = keyof typeof en
/** What every language must hold: the keys of the English one, plural where that one is. */
export type Catalogue = { readonly [K in MessageKey]: (typeof en)[K] extends string ? string : Plural }

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never
type NamesOf<K extends MessageKey> = (typeof en)[K] extends string
  ? Names<(typeof en)[K]>
  : (typeof en)[K] extends Plural
    ? Names<(typeof en)[K]['one'] | (typeof en)[K]['other']> | 'count'
    : never

type Given<N extends string> = { readonly [K in N]: K extends 'count' ? number : string | number }
/** No arguments for a message without blanks; all of them, by name, for one with. */
export type Arguments<K extends MessageKey> = [NamesOf<K>] extends [never] ? [] : [Given<NamesOf<K>>]

/** Says a message in the chosen language. */
export type Say = <K extends MessageKey>(key: K, ...given: Arguments<K>) => string
