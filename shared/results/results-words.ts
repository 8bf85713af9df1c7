import type { Language } from '#shared/domain/tables.ts'

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
  /** A count with its word. */
  notes(count: number): string
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
    notes: count => (count === 1 ? '1 lappu' : `${count} lappua`),
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
    notes: count => (count === 1 ? '1 lapp' : `${count} lappar`),
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
    notes: count => (count === 1 ? '1 note' : `${count} notes`),
  },
}
