import { SCHEMA_VERSION } from '#shared/doc/documents.ts'
import type { FrameworkId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { placeAt } from '#shared/domain/order.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import { STEPS } from './strategy-workshop-steps.ts'
import { type BoardTemplate, daysAfter } from './template.ts'

export const NATIONAL = 'national' as FrameworkId
export const REGIONAL = 'regional' as FrameworkId
export const PROMPT_A = 'works' as PromptId
export const PROMPT_B = 'develop' as PromptId

const PROMPTS = [
  {
    id: PROMPT_A,
    letter: 'A',
    title: { fi: 'Mikä toimii?', sv: 'Vad fungerar?', en: 'What works well?' },
    hint: {
      fi: 'Kirjoita yksi asia lappua kohti. Kerro, mikä kannattaa säilyttää ja mistä muut voivat oppia.',
      sv: 'Skriv en sak per lapp. Berätta vad som är värt att behålla och vad andra kan lära sig av.',
      en: 'One thing to a note. Say what is worth keeping and what others could learn from.',
    },
  },
  {
    id: PROMPT_B,
    letter: 'B',
    title: { fi: 'Mitä kehittää?', sv: 'Vad bör utvecklas?', en: 'What needs developing?' },
    hint: {
      fi: 'Kirjoita yksi asia lappua kohti. Kerro, mikä puuttuu tai mitä pitäisi tehdä toisin.',
      sv: 'Skriv en sak per lapp. Berätta vad som saknas eller vad som borde göras på ett annat sätt.',
      en: 'One thing to a note. Say what is missing or what should be done differently.',
    },
  },
] as const

interface TemplateFramework {
  readonly id: FrameworkId
  readonly title: LocalText
  readonly priorities: readonly {
    readonly id: PriorityId
    readonly title: LocalText
    readonly description: LocalText
  }[]
}

const FRAMEWORKS: readonly TemplateFramework[] = [
  {
    id: NATIONAL,
    title: { fi: 'Valtakunnalliset tavoitteet', sv: 'Nationella mål', en: 'National goals' },
    priorities: [
      {
        id: 'accessible' as PriorityId,
        title: {
          fi: 'Saavutettava ja asiakaslähtöinen ohjaus',
          sv: 'Tillgänglig och kundorienterad vägledning',
          en: 'Accessible and client-led guidance',
        },
        description: {
          fi: 'Ohjausta saa silloin, kun sitä tarvitsee, ja se lähtee ihmisen omasta tilanteesta.',
          sv: 'Vägledning finns när den behövs och utgår från individens egen situation.',
          en: 'Guidance is there when it is needed and begins with the person’s own situation.',
        },
      },
      {
        id: 'digital' as PriorityId,
        title: {
          fi: 'Digitaaliset ja monikanavaiset palvelut',
          sv: 'Digitala tjänster i flera kanaler',
          en: 'Digital and multichannel services',
        },
        description: {
          fi: 'Verkossa, puhelimessa ja kasvokkain saatu ohjaus muodostaa yhden kokonaisuuden.',
          sv: 'Vägledning på nätet, per telefon och ansikte mot ansikte bildar en helhet.',
          en: 'Guidance online, by phone and face to face makes one whole.',
        },
      },
      {
        id: 'quality' as PriorityId,
        title: { fi: 'Ohjauksen laatu', sv: 'Vägledningens kvalitet', en: 'Quality of guidance' },
        description: {
          fi: 'Ohjaajat osaavat työnsä, ja ohjauksen laatua arvioidaan yhdessä sovituilla tavoilla.',
          sv: 'Vägledarna kan sitt arbete och kvaliteten utvärderas på gemensamt överenskomna sätt.',
          en: 'Counsellors know their work, and quality is assessed in ways agreed on together.',
        },
      },
      {
        id: 'equality' as PriorityId,
        title: {
          fi: 'Yhdenvertaisuus ja kestävyys',
          sv: 'Jämlikhet och hållbarhet',
          en: 'Equality and sustainability',
        },
        description: {
          fi: 'Jokainen saa ohjausta taustasta ja asuinpaikasta riippumatta, myös pitkällä aikavälillä.',
          sv: 'Alla får vägledning oavsett bakgrund och boningsort, även på lång sikt.',
          en: 'Everyone is guided whatever their background and place of living, in the long run too.',
        },
      },
      {
        id: 'cross-sector' as PriorityId,
        title: {
          fi: 'Monialainen yhteistyö',
          sv: 'Sektorsövergripande samarbete',
          en: 'Cross-sector coordination',
        },
        description: {
          fi: 'Koulutus, työllisyys, sosiaali- ja terveyspalvelut sekä nuorisotyö ohjaavat samaan suuntaan.',
          sv: 'Utbildning, sysselsättning, social- och hälsovård samt ungdomsarbete drar åt samma håll.',
          en: 'Education, employment, social and health services and youth work pull the same way.',
        },
      },
      {
        id: 'knowledge' as PriorityId,
        title: {
          fi: 'Tietoon perustuva kehittäminen',
          sv: 'Kunskapsbaserad utveckling',
          en: 'Knowledge-based development',
        },
        description: {
          fi: 'Ratkaisut nojaavat tietoon tarpeista ja vaikutuksista, ja tietoa kerätään myös asiakkailta.',
          sv: 'Beslut bygger på kunskap om behov och effekter, och kunskap samlas också in av kunderna.',
          en: 'Decisions rest on knowledge of needs and effects, gathered from clients too.',
        },
      },
    ],
  },
  {
    id: REGIONAL,
    title: { fi: 'Alueen painopisteet', sv: 'Regionens prioriteringar', en: 'Regional priorities' },
    priorities: [
      {
        id: 'near' as PriorityId,
        title: {
          fi: 'Ohjaus löytyy läheltä ja oikeaan aikaan',
          sv: 'Vägledning nära och i rätt tid',
          en: 'Guidance close by and in time',
        },
        description: {
          fi: 'Ensimmäinen ovi on helppo löytää, ja siitä pääsee eteenpäin ilman luukulta luukulle kulkemista.',
          sv: 'Den första dörren är lätt att hitta, och därifrån kommer man vidare utan att skickas runt.',
          en: 'The first door is easy to find and leads on without being sent from desk to desk.',
        },
      },
      {
        id: 'skills' as PriorityId,
        title: {
          fi: 'Ohjaajan osaaminen kasvaa yhdessä',
          sv: 'Vägledarnas kompetens växer tillsammans',
          en: 'Counsellors grow in skill together',
        },
        description: {
          fi: 'Opimme toisiltamme yli organisaatiorajojen ja varaamme oppimiselle aikaa.',
          sv: 'Vi lär oss av varandra över organisationsgränserna och reserverar tid för lärandet.',
          en: 'We learn from each other across organisations and keep time for it.',
        },
      },
      {
        id: 'transitions' as PriorityId,
        title: {
          fi: 'Siirtymissä kukaan ei jää yksin',
          sv: 'Ingen lämnas ensam i övergångarna',
          en: 'Nobody is alone at a crossing',
        },
        description: {
          fi: 'Koulusta toiseen, opinnoista töihin ja työstä työhön kuljetaan saattaen.',
          sv: 'Från skola till skola, från studier till arbete och från jobb till jobb följs man åt.',
          en: 'From school to school, from study to work and from job to job one is walked across.',
        },
      },
      {
        id: 'working-life' as PriorityId,
        title: {
          fi: 'Työelämä on mukana ohjauksessa',
          sv: 'Arbetslivet är med i vägledningen',
          en: 'Working life takes part in guidance',
        },
        description: {
          fi: 'Yritykset ja järjestöt avaavat ovensa, ja osaamista tehdään näkyväksi työssä.',
          sv: 'Företag och föreningar öppnar sina dörrar, och kunnande synliggörs i arbetet.',
          en: 'Companies and associations open their doors, and skills are made visible at work.',
        },
      },
      {
        id: 'shared-picture' as PriorityId,
        title: {
          fi: 'Yhteinen tilannekuva ohjaa työtä',
          sv: 'En gemensam lägesbild styr arbetet',
          en: 'A shared picture steers the work',
        },
        description: {
          fi: 'Tiedämme yhdessä, mitä alueella tarvitaan, ja näemme, mitä työmme saa aikaan.',
          sv: 'Vi vet tillsammans vad regionen behöver och ser vad vårt arbete åstadkommer.',
          en: 'We know together what the region needs and see what our work brings about.',
        },
      },
    ],
  },
]

/** Days between the first workshop and each of the three. */
const WORKSHOPS = [
  {
    id: 'first' as WorkshopId,
    afterDays: 0,
    title: { fi: '1. työpaja: missä olemme', sv: 'Verkstad 1: var är vi', en: 'Workshop 1: where we are' },
  },
  {
    id: 'second' as WorkshopId,
    afterDays: 7,
    title: { fi: '2. työpaja: minne haluamme', sv: 'Verkstad 2: vart vill vi', en: 'Workshop 2: where to go' },
  },
  {
    id: 'third' as WorkshopId,
    afterDays: 12,
    title: {
      fi: '3. työpaja: miten pääsemme sinne',
      sv: 'Verkstad 3: hur når vi dit',
      en: 'Workshop 3: how to get there',
    },
  },
] as const

const TITLE = { fi: 'Strategiatyöpaja', sv: 'Strategiverkstad', en: 'Strategy workshop' }
const AIM = {
  fi: 'Tiiviimpi yhteistyö, jotta ohjausta on saatavilla ja se vaikuttaa.',
  sv: 'Tätare samarbete, så att vägledning finns att få och gör skillnad.',
  en: 'Closer cooperation, so that guidance is there to be had and makes a difference.',
}

/** Three workshops, two frameworks over the same notes, and a running order of ninety minutes. */
export const strategyWorkshop: BoardTemplate = {
  id: 'strategy-workshop',
  title: TITLE,
  description: {
    fi: 'Kolme työpajaa, kuusi valtakunnallista tavoitetta ja viisi alueen painopistettä. Mikä toimii, mitä kehittää?',
    sv: 'Tre verkstäder, sex nationella mål och fem regionala prioriteringar. Vad fungerar, vad bör utvecklas?',
    en: 'Three workshops, six national goals and five regional priorities. What works well, what needs developing?',
  },
  rows({ title, language, anonymity, startDate, retainUntil }) {
    return [
      put('about', 'board', {
        title: title ?? TITLE,
        schema: SCHEMA_VERSION,
        anonymity,
        language,
        retainUntil,
        aim: AIM,
      }),
      ...ordered(FRAMEWORKS).map(([{ id, title: name }, order]) => put('frameworks', id, { title: name, order })),
      ...FRAMEWORKS.flatMap(framework =>
        ordered(framework.priorities).map(([priority, order]) =>
          put('priorities', priority.id, {
            title: priority.title,
            description: priority.description,
            framework: framework.id,
            order,
          }),
        ),
      ),
      ...ordered(PROMPTS).map(([{ id, ...prompt }, order]) => put('prompts', id, { ...prompt, order })),
      ...ordered(WORKSHOPS).map(([{ id, title: name, afterDays }, order]) =>
        put('workshops', id, { title: name, date: daysAfter(startDate, afterDays), order }),
      ),
      ...ordered(STEPS).map(([{ id, ...step }, order]) => put('steps', id, { ...step, order })),
      put('run', 'board', { step: STEPS[0]?.id, workshop: WORKSHOPS[0].id }),
    ] satisfies Put[]
  },
}

function ordered<T>(list: readonly T[]): [T, string][] {
  const { keys } = placeAt([], 0, list.length)
  return list.map((item, index) => [item, keys[index] ?? 'a0'])
}
