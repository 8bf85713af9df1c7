/*
 * Searching as a Finn or a Swede expects it: capitals and foreign accents do not matter, but å, ä and ö are letters of
 * their own, so that `saa` does not find `sää`. Only where nothing is found that way may the dots be forgiven
 * (`withoutDots`): somebody at a keyboard without them finds `kehittäminen` by `kehittaminen`.
 */

/** Longer than any search; what is typed beyond it is not looked for. */
export const SOUGHT_MAX_CHARS = 200

const PLAIN = /^[ -~åäö]*$/
const NOT_PLAIN = /[^!-~åäö]/gu
const UNSEEN = /[\p{Cf}\p{M}]/u
const SAME_AS: Readonly<Record<string, string>> = {
  ...{ æ: 'ä', ø: 'ö', ß: 'ss', đ: 'd', ŋ: 'n', ŧ: 't', ł: 'l', ς: 'σ' },
  ...{ '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-' },
}
/** Letters in two parts, as some devices paste them. */
const JOINED: Readonly<Record<string, string>> = { 'a\u0308': 'ä', 'o\u0308': 'ö', 'a\u030A': 'å' }
const known = new Map<string, string>()

/** A text as it is compared: one case, no accents but those of å ä ö, nothing unseen, single spaces. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = PLAIN.test(lower) ? lower : lower.normalize('NFC').replaceAll(NOT_PLAIN, foldCharacter)
  return plain.includes('  ') ? plain.replaceAll(/ +/g, ' ') : plain
}

interface Folded {
  readonly folded: string
  /** For each character of `folded`, where in the text it comes from; and the text's length after them. */
  readonly places: readonly number[]
}

/** The same, and where each character was: for marking what was found. */
export function foldWithPlaces(text: string): Folded {
  let folded = ''
  const places: number[] = []
  let place = 0
  let before = ''
  for (const character of text) {
    const joined = JOINED[before + character]
    const piece = foldCharacter(character)
    if (joined) folded = folded.slice(0, -1) + joined
    else if (piece !== ' ' || !folded.endsWith(' ')) {
      folded += piece
      for (let i = 0; i < piece.length; i += 1) places.push(place)
    }
    place += character.length
    before = character.toLowerCase()
  }
  return { folded, places: [...places, text.length] }
}

function foldCharacter(character: string): string {
  let piece = known.get(character)
  if (piece === undefined) {
    piece = foldAnew(character)
    known.set(character, piece)
  }
  return piece
}

function foldAnew(character: string): string {
  if (/\s/.test(character)) return ' '
  let folded = ''
  for (const part of character.toLowerCase().normalize('NFKD')) {
    const joined = JOINED[folded.slice(-1) + part]
    if (joined) folded = folded.slice(0, -1) + joined
    else if (!UNSEEN.test(part)) folded += SAME_AS[part] ?? part
  }
  return folded
}

/** A folded text with å and ä as a, ö as o; as long as before. */
export function withoutDots(folded: string): string {
  return /[åäö]/.test(folded) ? folded.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o') : folded
}

/** What is looked for, folded: every word by itself, and what stands in quotes as one. An open quote runs to the end. */
export function soughtWords(typed: string): readonly string[] {
  const found = fold(typed.slice(0, SOUGHT_MAX_CHARS)).matchAll(/"([^"]*)"?|[^\s"]+/g)
  return [...found].map(([word, phrase]) => (phrase ?? word).trim()).filter(word => word !== '')
}

/** Every word is in one of the folded texts. */
export function hasWords(words: readonly string[], ...texts: readonly string[]): boolean {
  return words.every(word => texts.some(text => text.includes(word)))
}

/** Where the words stand in a text, in order and not over one another: from, up to and without to. */
export function placesOf(words: readonly string[], text: string, isLoose = false): (readonly [number, number])[] {
  const { folded, places } = foldWithPlaces(text)
  const within = isLoose ? withoutDots(folded) : folded
  const found = words.flatMap(word => everyPlace(within, isLoose ? withoutDots(word) : word))
  const spans: [number, number][] = []
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else spans.push([from, to])
  }
  // A letter in two parts, or an accent after the last letter, belongs to what was found.
  return spans.map(([from, to]) => [places[from] ?? 0, places[to] ?? text.length])
}

function everyPlace(text: string, word: string): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    places.push([at, at + word.length])
  }
  return places
}
