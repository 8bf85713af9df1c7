import type { Language } from '#shared/domain/tables.ts'

export type Said = Readonly<Record<Language, string>>
export interface SaidList {
  readonly cluster: Said
  readonly notes: readonly Said[]
  readonly singles: readonly Said[]
}

const say = (fi: string, sv: string, en: string): Said => ({ fi, sv, en })

/** What the board of the pictures holds, by priority of the template: what works, what needs developing. */
export const SAYINGS: Readonly<Record<string, readonly [works: SaidList, develop: SaidList]>> = {
  accessible: [
    {
      cluster: say('Matala kynnys', 'Låg tröskel', 'A low threshold'),
      notes: [
        say(
          'Ohjaamoon voi tulla **ilman ajanvarausta**',
          'Till Navigatorn kan man komma **utan tidsbokning**',
          'People can drop in **without an appointment**',
        ),
        say(
          'Kirjaston ohjauspiste torstaisin: aina joku jonossa',
          'Bibliotekets vägledning på torsdagar: alltid någon i kön',
          'Guidance at the library on Thursdays: always a queue',
        ),
        say('Saa tulla kaverin kanssa', 'Man får komma med en vän', 'You may bring a friend'),
      ],
      singles: [
        say(
          'Selkokielinen esite tehtiin asiakkaiden kanssa',
          'En broschyr på lätt språk gjordes med kunderna',
          'A plain-language leaflet, made with clients',
        ),
      ],
    },
    {
      cluster: say('Luukulta luukulle loppuu', 'Slut på att skickas runt', 'No more desk to desk'),
      notes: [
        say(
          '**Yksi puhelinnumero**, josta saa ihmisen',
          '**Ett telefonnummer** där en människa svarar',
          '**One phone number** that a person answers',
        ),
        say(
          'Samat tiedot kysytään kolmessa paikassa',
          'Samma uppgifter frågas på tre ställen',
          'The same details are asked in three places',
        ),
        say(
          'Jos emme voi auttaa, soitetaan yhdessä eteenpäin',
          'Om vi inte kan hjälpa ringer vi vidare tillsammans',
          'If we cannot help, we phone the right place together',
        ),
      ],
      singles: [],
    },
  ],
  digital: [
    {
      cluster: say('Etäohjaus jäi', 'Distansvägledningen stannade', 'Remote guidance is here to stay'),
      notes: [
        say(
          'Etäaika säästi asiakkaalta 90 km ajoa',
          'En tid på nätet sparade 90 km körning',
          'A remote hour saved 90 km of driving',
        ),
        say(
          'Ujokin puhuu, kun kamera on kiinni',
          'Också den blyga pratar när kameran är av',
          'The shy talk when the camera is off',
        ),
        say('Chat auki iltaan asti', 'Chatten är öppen till kvällen', 'Chat is open until the evening'),
      ],
      singles: [],
    },
    {
      cluster: say(
        'Järjestelmät eivät puhu keskenään',
        'Systemen talar inte med varandra',
        'Systems do not talk to each other',
      ),
      notes: [
        say(
          'Kolme salasanaa ennen kuin asiakas on edes näkyvissä',
          'Tre lösenord innan kunden ens syns',
          'Three passwords before the client is even in view',
        ),
        say('Yhteinen kalenteri puuttuu', 'En gemensam kalender saknas', 'A shared calendar is missing'),
        say(
          'Kun järjestelmä kaatuu, ohjaus pysähtyy',
          'När systemet kraschar stannar vägledningen',
          'When the system is down, guidance stops',
        ),
      ],
      singles: [say('Digituki samaan paikkaan', 'Digistöd på samma ställe', 'Digital help in the same place')],
    },
  ],
  quality: [
    {
      cluster: say('Opimme toisiltamme', 'Vi lär av varandra', 'We learn from each other'),
      notes: [
        say(
          'Ohjaajien **aamukahvit** verkossa joka toinen perjantai',
          'Vägledarnas **morgonkaffe** på nätet varannan fredag',
          'Counsellors’ **morning coffee** online every other Friday',
        ),
        say(
          'Uudella ohjaajalla on kummi ensimmäisen vuoden',
          'En ny vägledare har en fadder det första året',
          'A new counsellor has a mentor for the first year',
        ),
        say(
          'Vaikeista tilanteista voi puhua ääneen',
          'Man kan prata högt om det svåra',
          'Hard cases can be talked about aloud',
        ),
      ],
      singles: [],
    },
    {
      cluster: say('Ohjaukseen tarvitaan aikaa', 'Vägledning kräver tid', 'Guidance needs time'),
      notes: [
        say(
          'Yhdellä opolla **320 opiskelijaa**',
          'En studiehandledare har **320 studerande**',
          'One counsellor has **320 students**',
        ),
        say(
          'Keskustelulle 45 minuuttia, ei 15',
          'Fyrtiofem minuter per samtal, inte femton',
          '45 minutes for a talk, not 15',
        ),
        say(
          'Rauhallinen huone, jossa ei kuulu läpi',
          'Ett lugnt rum som inte är lyhört',
          'A quiet room with thick walls',
        ),
      ],
      singles: [say('Sijaista ei palkata', 'Ingen vikarie anställs', 'No substitute is hired')],
    },
  ],
  equality: [
    {
      cluster: say('Kieli ei ole este', 'Språket är inget hinder', 'Language is no barrier'),
      notes: [
        say('Tulkin saa samalle päivälle', 'Tolk får man samma dag', 'An interpreter comes the same day'),
        say('Ohjausta annetaan kuudella kielellä', 'Vägledning ges på sex språk', 'Guidance is given in six languages'),
        say('Kuvakortit auttavat alkuun', 'Bildkort hjälper i början', 'Picture cards help to begin'),
      ],
      singles: [say('Opaskoirat tervetulleita', 'Ledarhundar är välkomna', 'Guide dogs are welcome')],
    },
    {
      cluster: say('Kylille asti', 'Ända ut i byarna', 'Out to the villages'),
      notes: [
        say('Viimeinen bussi lähtee kello 15', 'Sista bussen går klockan 15', 'The last bus leaves at three'),
        say('Liikkuva ohjaus kerran kuussa', 'Ambulerande vägledning en gång i månaden', 'A guidance van once a month'),
        say(
          'Pienet kunnat mukaan ilman hanketta',
          'Små kommuner med utan projekt',
          'Small towns without a project of their own',
        ),
      ],
      singles: [],
    },
  ],
  'cross-sector': [
    {
      cluster: say('Tunnemme toisemme', 'Vi känner varandra', 'We know each other'),
      notes: [
        say(
          'Verkosto tapaa **joka kuukausi**, myös kesällä',
          'Nätverket träffas **varje månad**, också på sommaren',
          'The network meets **every month**, summers too',
        ),
        say('Numero, johon uskaltaa soittaa', 'Ett nummer man vågar ringa', 'A number one dares to call'),
        say('Yritykset ovat pöydässä', 'Företagen sitter med vid bordet', 'Companies are at the table'),
      ],
      singles: [],
    },
    {
      cluster: say('Nivelvaiheisiin siltoja', 'Broar mellan skeden', 'Bridges between stages'),
      notes: [
        say(
          'Kesällä nuori jää kenenkään vastuulle',
          'På sommaren har ingen ansvar för den unga',
          'In summer nobody looks after the young',
        ),
        say(
          'Saattaen vaihto, ei siirto paperilla',
          'Följ med över, flytta inte på papper',
          'Walk people over, do not hand over papers',
        ),
        say('Yhteinen sanasto', 'En gemensam vokabulär', 'A shared vocabulary'),
      ],
      singles: [
        say(
          'Kuka kutsuu koolle, kun hanke loppuu?',
          'Vem sammankallar när projektet tar slut?',
          'Who calls us together when the project ends?',
        ),
      ],
    },
  ],
  knowledge: [
    {
      cluster: say('Palaute kuuluu', 'Responsen hörs', 'Feedback is heard'),
      notes: [
        say('Kysely on kolmen kysymyksen pituinen', 'Enkäten har tre frågor', 'The survey is three questions long'),
        say('Nuorten raati lukee suunnitelmat', 'Ungdomsrådet läser planerna', 'A youth panel reads the plans'),
        say('Kerromme, mitä palaute muutti', 'Vi berättar vad responsen ändrade', 'We tell what feedback changed'),
      ],
      singles: [
        say('Tilannekuva kahdesti vuodessa', 'En lägesbild två gånger om året', 'A situation report twice a year'),
      ],
    },
    {
      cluster: say('Tieto käyttöön', 'Kunskapen i bruk', 'Putting knowledge to use'),
      notes: [
        say(
          'Ennakointitieto ei tavoita ohjaajaa',
          'Prognoserna når inte vägledaren',
          'Forecasts do not reach the counsellor',
        ),
        say('Mittaamme käyntejä, emme vaikutusta', 'Vi mäter besök, inte effekt', 'We count visits, not effects'),
        say('Yksi sivu, ei sataa', 'En sida, inte hundra', 'One page, not a hundred'),
      ],
      singles: [],
    },
  ],
}

/** What people write in the workshop that is on: to what works, to what needs developing. */
export const WRITTEN: readonly (readonly [works: Said, develop: Said])[] = [
  [
    say(
      'Ohjaajat tuntevat toistensa työn',
      'Vägledarna känner till varandras arbete',
      'Counsellors know each other’s work',
    ),
    say('Aika myös **hiljaisille** asiakkaille', 'Tid också för **tysta** kunder', 'Time for **quiet** clients too'),
  ],
  [
    say('Yhteiset messut toivat 900 kävijää', 'Den gemensamma mässan lockade 900', 'Our joint fair drew 900 people'),
    say('Viestit selkokielelle', 'Meddelanden på lätt språk', 'Messages in plain language'),
  ],
  [
    say('Vertaisohjaajat', 'Kamratvägledare', 'Peer counsellors'),
    say('Vanhemmat mukaan iltaisin', 'Föräldrarna med på kvällarna', 'Evening hours for parents'),
  ],
  [
    say('Työpaikkakäynnit joka luokalle', 'Arbetsplatsbesök för varje klass', 'Workplace visits for every class'),
    say('Muistutus tekstiviestillä', 'Påminnelse per textmeddelande', 'A reminder by text message'),
  ],
]

/** What those write whose screens are taken. */
export const OWN: readonly Said[] = [
  say('Iltachat on ollut hitti', 'Kvällschatten har varit en succé', 'Evening chat has been a hit'),
  say('Yhteinen perehdytys uusille', 'Gemensam introduktion för nya', 'A joint induction for newcomers'),
  say(
    'Lyhyempi jono **ensimmäiseen** aikaan',
    'Kortare kö till den **första** tiden',
    'A shorter wait for the **first** hour',
  ),
]

/** Rows to bring in, as they are copied from a spreadsheet. */
export const TABLE: Readonly<Record<Language, string>> = {
  fi: [
    'Lappu\tKysymys\tPainopiste',
    'Kuntien yhteinen ohjauspäivä\tA\tMonialainen yhteistyö',
    'Palaute näkyviin kahvihuoneen seinälle\tA\tTietoon perustuva kehittäminen',
    'Ohjauspiste asemalle\tB\tSaavutettava ja asiakaslähtöinen ohjaus',
    'Etäaikoja myös lauantaisin\tB\tDigipalvelut',
  ].join('\n'),
  sv: [
    'Lapp\tFråga\tPrioritering',
    'Kommunernas gemensamma vägledningsdag\tA\tSektorsövergripande samarbete',
    'Responsen syns på kafferummets vägg\tA\tKunskapsbaserad utveckling',
    'Vägledning på stationen\tB\tTillgänglig och kundorienterad vägledning',
    'Tider på nätet också på lördagar\tB\tDigitala tjänster',
  ].join('\n'),
  en: [
    'Note\tQuestion\tPriority',
    'A joint guidance day of the towns\tA\tCross-sector coordination',
    'Feedback on the wall of the coffee room\tA\tKnowledge-based development',
    'A guidance desk at the station\tB\tAccessible and client-led guidance',
    'Remote hours on Saturdays too\tB\tDigital services',
  ].join('\n'),
}

/** Of its priorities the one that the board has under another name. */
export const UNKNOWN: Said = say('Digipalvelut', 'Digitala tjänster', 'Digital services')

/** A word that some notes hold. */
export const SOUGHT: Said = say('ohjaaj', 'vägled', 'counsellor')
