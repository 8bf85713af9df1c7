import type { Language, Row } from '#shared/domain/tables.ts'

/** Of a note's card. */
export type Colour = NonNullable<Row<'marks'>['colour']>

/** What results say besides the board's own words. */
export interface ResultsWords {
  readonly aim: string
  readonly framework: string
  readonly priority: string
  readonly prompt: string
  readonly cluster: string
  readonly note: string
  readonly ownWords: string
  readonly keyNote: string
  readonly workshop: string
  readonly date: string
  readonly author: string
  readonly openSpace: string
  readonly otherNotes: string
  readonly unnamedCluster: string
  readonly noNotes: string
  readonly yes: string
  readonly plainText: string
  readonly colour: string
  /** As the canvas calls them. */
  readonly colours: Readonly<Record<Colour, string>>
  readonly overview: string
  readonly appendix: string
  readonly whoAndWhen: string
  readonly keyNoteSign: string
  /** At the foot of a page. */
  readonly page: string
  /** Of a picture, for who does not see it: whose board it is, through which framework, and how much lies on it. */
  picture(board: string, framework: string, priorities: number, notes: number): string
  /** Of a table of counts. */
  counts(framework: string): string
  /** A count with its word. */
  notes(count: number): string
  readonly openQuestion: string
  readonly openQuestions: string
  readonly questionsSay: string
  readonly votes: string
  readonly votedOn: string
  readonly dots: string
  readonly people: string
  /** Of something that was voted on and is not there any more. */
  readonly gone: string
  /** How a spread is to be read. */
  readonly spread: string
  voted(count: number): string
  dotsCount(count: number): string
}

export const RESULTS_WORDS: Readonly<Record<Language, ResultsWords>> = {
  fi: {
    aim: 'Päämäärä',
    framework: 'Viitekehys',
    priority: 'Painopiste',
    prompt: 'Kysymys',
    cluster: 'Ryhmä',
    note: 'Lappu',
    ownWords: 'Kirjoittajan omat sanat',
    keyNote: 'Avainlappu',
    workshop: 'Työpaja',
    date: 'Päivä',
    author: 'Kirjoittaja',
    openSpace: 'Avoin tila',
    otherNotes: 'Muut laput',
    unnamedCluster: 'Nimetön ryhmä',
    noNotes: 'Ei lappuja.',
    yes: 'kyllä',
    plainText: 'Pelkkä teksti',
    colour: 'Väri',
    colours: { paper: 'Paperi', sun: 'Aurinko', leaf: 'Lehti', sky: 'Taivas', rose: 'Ruusu', stone: 'Kivi' },
    overview: 'Yleiskuva',
    appendix: 'Liite',
    whoAndWhen: 'Kuka kirjoitti ja milloin',
    keyNoteSign: '★ on avainlappu.',
    page: 'Sivu',
    picture: (board, framework, priorities, notes) =>
      `Taulu ${board}, viitekehys ${framework}: ${priorities === 1 ? '1 painopiste' : `${priorities} painopistettä`}, ${notes === 1 ? '1 lappu' : `${notes} lappua`}.`,
    counts: framework => `Lappujen määrä painopisteittäin ja kysymyksittäin: ${framework}`,
    notes: count => (count === 1 ? '1 lappu' : `${count} lappua`),
    openQuestion: 'Avoin kysymys',
    openQuestions: 'Avoimet kysymykset',
    questionsSay: 'Seuraavaan työpajaan jätetyt kysymykset.',
    votes: 'Äänestykset',
    votedOn: 'Kohde',
    dots: 'Pisteitä',
    people: 'Äänestäjiä',
    gone: 'Poistettu',
    spread: 'Keskimmäinen vastaus, ja suluissa väli, jolle puolet vastauksista osuu.',
    voted: count => (count === 1 ? 'Yksi äänesti.' : `${count} äänesti.`),
    dotsCount: count => (count === 1 ? '1 piste' : `${count} pistettä`),
  },
  sv: {
    aim: 'Syfte',
    framework: 'Referensram',
    priority: 'Prioritering',
    prompt: 'Fråga',
    cluster: 'Grupp',
    note: 'Lapp',
    ownWords: 'Skribentens egna ord',
    keyNote: 'Nyckellapp',
    workshop: 'Verkstad',
    date: 'Datum',
    author: 'Skribent',
    openSpace: 'Öppet utrymme',
    otherNotes: 'Övriga lappar',
    unnamedCluster: 'Namnlös grupp',
    noNotes: 'Inga lappar.',
    yes: 'ja',
    plainText: 'Enbart text',
    colour: 'Färg',
    colours: { paper: 'Papper', sun: 'Sol', leaf: 'Löv', sky: 'Himmel', rose: 'Ros', stone: 'Sten' },
    overview: 'Översikt',
    appendix: 'Bilaga',
    whoAndWhen: 'Vem skrev vad och när',
    keyNoteSign: '★ är en nyckellapp.',
    page: 'Sida',
    picture: (board, framework, priorities, notes) =>
      `Tavlan ${board}, referensramen ${framework}: ${priorities === 1 ? '1 prioritering' : `${priorities} prioriteringar`}, ${notes === 1 ? '1 lapp' : `${notes} lappar`}.`,
    counts: framework => `Antal lappar per prioritering och fråga: ${framework}`,
    notes: count => (count === 1 ? '1 lapp' : `${count} lappar`),
    openQuestion: 'Öppen fråga',
    openQuestions: 'Öppna frågor',
    questionsSay: 'Frågor som lämnats öppna till nästa verkstad.',
    votes: 'Omröstningar',
    votedOn: 'Alternativ',
    dots: 'Poäng',
    people: 'Röstande',
    gone: 'Borttagen',
    spread: 'Det mittersta svaret, och inom parentes där hälften av svaren ligger.',
    voted: count => (count === 1 ? 'En person röstade.' : `${count} personer röstade.`),
    dotsCount: count => `${count} poäng`,
  },
  en: {
    aim: 'Aim',
    framework: 'Framework',
    priority: 'Priority',
    prompt: 'Prompt',
    cluster: 'Cluster',
    note: 'Note',
    ownWords: 'Author’s own words',
    keyNote: 'Key note',
    workshop: 'Workshop',
    date: 'Date',
    author: 'Author',
    openSpace: 'Open space',
    otherNotes: 'Other notes',
    unnamedCluster: 'Unnamed cluster',
    noNotes: 'No notes.',
    yes: 'yes',
    plainText: 'Plain text',
    colour: 'Colour',
    colours: { paper: 'Paper', sun: 'Sun', leaf: 'Leaf', sky: 'Sky', rose: 'Rose', stone: 'Stone' },
    overview: 'Overview',
    appendix: 'Appendix',
    whoAndWhen: 'Who wrote what, and when',
    keyNoteSign: '★ is a key note.',
    page: 'Page',
    picture: (board, framework, priorities, notes) =>
      `Board ${board}, framework ${framework}: ${priorities === 1 ? '1 priority' : `${priorities} priorities`}, ${notes === 1 ? '1 note' : `${notes} notes`}.`,
    counts: framework => `Number of notes by priority and prompt: ${framework}`,
    notes: count => (count === 1 ? '1 note' : `${count} notes`),
    openQuestion: 'Open question',
    openQuestions: 'Open questions',
    questionsSay: 'Questions left open for the next workshop.',
    votes: 'Votes',
    votedOn: 'About',
    dots: 'Dots',
    people: 'Voters',
    gone: 'Gone',
    spread: 'The middle answer, and in brackets where half of all answers lie.',
    voted: count => (count === 1 ? 'One person voted.' : `${count} people voted.`),
    dotsCount: count => (count === 1 ? '1 dot' : `${count} dots`),
  },
}
