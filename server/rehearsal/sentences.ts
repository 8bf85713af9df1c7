import type { Language } from '#shared/domain/tables.ts'

/** What people say in such workshops: a beginning and an end that fit together in any combination. */
interface Phrases {
  readonly beginnings: readonly string[]
  readonly ends: readonly string[]
}

const WORKS: { readonly [L in Language]: Phrases } = {
  fi: {
    beginnings: [
      'Yhteinen ohjausmalli',
      'Matala kynnys',
      'Etäohjaus',
      'Tiimin vertaistuki',
      'Yksi yhteinen kalenteri',
      'Ohjaajien verkosto',
      'Nopea palaute',
      'Selkokielinen tieto',
    ],
    ends: [
      'toimii **arjessa**',
      'on otettu hyvin vastaan',
      'säästää aikaa molemmilta',
      'tavoittaa myös hiljaiset',
      'auttaa uusia alkuun',
      'näkyy jo tuloksissa',
      'kantaa yli organisaatiorajojen',
    ],
  },
  sv: {
    beginnings: [
      'Den gemensamma modellen',
      'Låg tröskel',
      'Handledning på distans',
      'Stödet i teamet',
      'En enda kalender',
      'Nätverket av handledare',
      'Snabb återkoppling',
      'Information på lätt svenska',
    ],
    ends: [
      'fungerar **i vardagen**',
      'har tagits väl emot',
      'sparar tid för båda',
      'når också de tysta',
      'hjälper nya i gång',
      'syns redan i resultaten',
      'bär över organisationsgränser',
    ],
  },
  en: {
    beginnings: [
      'The shared guidance model',
      'A low threshold',
      'Remote guidance',
      'Peer support in the team',
      'One common calendar',
      'The network of advisers',
      'Quick feedback',
      'Plain language',
    ],
    ends: [
      'works **every day**',
      'has been welcomed',
      'saves time on both sides',
      'reaches quiet people too',
      'helps newcomers begin',
      'shows in the results',
      'carries across organisations',
    ],
  },
}

const DEVELOP: { readonly [L in Language]: Phrases } = {
  fi: {
    beginnings: [
      'Tiedonkulku',
      'Vastuunjako',
      'Ajanvaraus',
      'Järjestelmien yhteispeli',
      'Ruotsinkielinen palvelu',
      'Seuranta',
      'Perehdytys',
      'Yhteistyö kuntien kanssa',
    ],
    ends: [
      'on hajallaan',
      'jää **yhden ihmisen** varaan',
      'kestää liian kauan',
      'ei näy asiakkaalle',
      'pitäisi sopia yhdessä',
      'vaatii oman tekijän',
      'puuttuu kokonaan pienistä yksiköistä',
    ],
  },
  sv: {
    beginnings: [
      'Informationen',
      'Ansvarsfördelningen',
      'Tidsbokningen',
      'Systemens samspel',
      'Service på svenska',
      'Uppföljningen',
      'Introduktionen',
      'Samarbetet med kommunerna',
    ],
    ends: [
      'är splittrad',
      'hänger på **en person**',
      'tar för lång tid',
      'syns inte för kunden',
      'borde avtalas gemensamt',
      'kräver en egen resurs',
      'saknas helt i små enheter',
    ],
  },
  en: {
    beginnings: [
      'The flow of information',
      'Who is responsible',
      'Booking',
      'How systems talk to each other',
      'Service in Swedish',
      'Follow-up',
      'Induction',
      'Work with municipalities',
    ],
    ends: [
      'is scattered',
      'hangs on **one person**',
      'takes too long',
      'is not seen by the client',
      'should be agreed together',
      'needs somebody of its own',
      'is missing in small units',
    ],
  },
}

/** Note number `index` of one person: plausible, and its own. `isStrength`: answers "what works", not "what to develop". */
export function sentenceOf(language: Language, isStrength: boolean, index: number): string {
  const { beginnings, ends } = (isStrength ? WORKS : DEVELOP)[language]
  const beginning = beginnings[index % beginnings.length] ?? ''
  const end = ends[Math.floor(index / beginnings.length) % ends.length] ?? ''
  return `${beginning} ${end} (${index + 1})`
}
