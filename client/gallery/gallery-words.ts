import type { Language } from '#shared/domain/tables.ts'

/** The gallery's own words: only this page needs them, so they are in no catalogue that everybody loads. */
export interface GalleryWords {
  readonly title: string
  readonly lead: string
  readonly jump: string
  readonly sections: Readonly<Record<GallerySection, string>>
  readonly open: string
  readonly field: string
  readonly long: string
}

export const GALLERY_SECTIONS = [
  'ground',
  'icons',
  'buttons',
  'forms',
  'letters',
  'notes',
  'clusters',
  'receipts',
  'prompts',
  'frame',
  'nothing',
  'doors',
  'over',
  'running',
  'charts',
] as const
export type GallerySection = (typeof GALLERY_SECTIONS)[number]

export const GALLERY_WORDS: Readonly<Record<Language, GalleryWords>> = {
  en: {
    title: 'Gallery',
    lead: 'Every part of the screens in every state it has. Nothing here is stored.',
    jump: 'Sections',
    sections: {
      ground: 'Ground, words and colours',
      icons: 'Icons',
      buttons: 'Buttons',
      forms: 'Fields and choices',
      letters: 'Letters of prompts',
      notes: 'Notes on the canvas',
      clusters: 'Clusters',
      receipts: 'Own notes and their receipts',
      prompts: 'Prompts',
      frame: 'The frame of a board',
      nothing: 'Nothing yet, waiting, trouble',
      doors: 'Joining, and doors that are shut',
      over: 'Dialogs and messages',
      running: 'Running a workshop',
      charts: 'Charts',
    },
    open: 'Open',
    field: 'A field',
    long: 'A label that is much longer than anybody wished for and still has to be read to its end',
  },
  fi: {
    title: 'Galleria',
    lead: 'Näyttöjen jokainen osa kaikissa tiloissaan. Mitään ei täällä tallenneta.',
    jump: 'Osat',
    sections: {
      ground: 'Pohja, sanat ja värit',
      icons: 'Kuvakkeet',
      buttons: 'Painikkeet',
      forms: 'Kentät ja valinnat',
      letters: 'Kysymysten kirjaimet',
      notes: 'Laput taululla',
      clusters: 'Ryhmät',
      receipts: 'Omat laput ja niiden kuittaukset',
      prompts: 'Kysymykset',
      frame: 'Taulun kehys',
      nothing: 'Ei vielä mitään, odotus, häiriö',
      doors: 'Liittyminen ja suljetut ovet',
      over: 'Valintaikkunat ja viestit',
      running: 'Työpajan vetäminen',
      charts: 'Kaaviot',
    },
    open: 'Avaa',
    field: 'Kenttä',
    long: 'Nimike, joka on paljon pidempi kuin kukaan toivoi ja joka pitää silti voida lukea loppuun asti',
  },
  sv: {
    title: 'Galleri',
    lead: 'Skärmarnas alla delar i alla sina lägen. Inget sparas här.',
    jump: 'Avsnitt',
    sections: {
      ground: 'Grund, ord och färger',
      icons: 'Symboler',
      buttons: 'Knappar',
      forms: 'Fält och val',
      letters: 'Frågornas bokstäver',
      notes: 'Lappar på tavlan',
      clusters: 'Grupper',
      receipts: 'Egna lappar och deras kvitton',
      prompts: 'Frågor',
      frame: 'Tavlans ram',
      nothing: 'Inget ännu, väntan, fel',
      doors: 'Att ansluta, och stängda dörrar',
      over: 'Dialogrutor och meddelanden',
      running: 'Leda en verkstad',
      charts: 'Diagram',
    },
    open: 'Öppna',
    field: 'Ett fält',
    long: 'En etikett som är mycket längre än någon önskat och ändå måste gå att läsa till slutet',
  },
}
