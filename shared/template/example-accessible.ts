import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const accessible: ExamplePriority = {
  id: 'accessible' as PriorityId,
  works: {
    clusters: [
      {
        id: 'low-threshold',
        title: 'Matala kynnys tuo ihmiset paikalle',
        notes: [
          note(1, 'Ohjaamoon voi tulla **ilman ajanvarausta**', { isKey: true, ...within('r-open-doors') }),
          note(1, 'Kirjaston ohjauspiste torstaisin: aina joku jonossa, aina hyvä mieli', within('r-open-doors')),
          note(1, 'Kauppakeskuksessa päivystäminen tavoitti ne, jotka eivät virastoon tule', within('r-open-doors')),
          note(2, 'Kahvipöytä ensin, lomakkeet vasta sitten'),
          note(2, 'Saa tulla kaverin tai äidin kanssa'),
          note(3, 'Ovessa lukee iso TERVETULOA neljällä kielellä', { colour: 'sun' }),
        ],
      },
      {
        id: 'own-counsellor',
        title: 'Sama ohjaaja kulkee mukana',
        notes: [
          note(1, '**Oma ohjaaja** koko polun ajan, ei tarvitse kertoa tarinaansa aina uudelleen', { isKey: true }),
          note(1, 'Opo tuntee opiskelijansa nimeltä, myös aikuispuolella'),
          note(2, 'Tekstiviesti omalta ohjaajalta toimii paremmin kuin kirje', under('near')),
          note(2, 'Kun ohjaaja vaihtuu, vaihto tehdään kolmestaan'),
        ],
      },
    ],
    notes: [
      note(1, 'Selkokielinen esite valmistui yhdessä asiakkaiden kanssa'),
      note(2, 'Iltavastaanotto kerran viikossa on tuonut vuorotyöläiset ohjaukseen', under('near')),
      note(3, 'Asiakas saa itse päättää, mistä aloitetaan'),
      note(3, 'Kahden ohjaajan tapaaminen: toinen kuuntelee, toinen kirjaa'),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'too-many-desks',
        title: 'Luukulta luukulle kulkeminen loppuu',
        notes: [
          note(1, '**Yksi puhelinnumero**, josta saa ihmisen', {
            isKey: true,
            colour: 'rose',
            ...within('r-first-door'),
          }),
          note(1, 'Asiakas ei tiedä, kenelle hänen asiansa kuuluu. Usein emme tiedä mekään.', within('r-first-door')),
          note(1, 'Samat tiedot kysytään kolmessa paikassa', within('r-first-door')),
          note(2, 'Jos emme voi auttaa, soitetaan yhdessä sinne, missä voidaan', within('r-first-door')),
          note(2, '"Ei kuulu meille" pois sanavarastosta'),
        ],
      },
      {
        id: 'waiting-times',
        title: 'Apu tulee liian myöhään',
        notes: [
          note(1, 'Ohjausaikaa joutuu odottamaan **kolme viikkoa**, siinä ajassa moni ehtii luopua'),
          note(2, 'Syksyn ruuhka alkaa elokuussa ja yllättää joka vuosi'),
          note(1, 'Takaisinsoittoa odottaessa nuori ehtii muuttaa mielensä'),
          note(2, 'Ensimmäinen yhteydenotto kahden päivän sisällä, vaikka varsinainen aika olisi myöhemmin', {
            isKey: true,
            ...under('near'),
          }),
        ],
      },
      {
        id: 'adults-guidance',
        title: 'Työssä oleva jää ilman ohjausta',
        notes: [
          note(1, 'Työssä olevalle aikuiselle ei ole **mitään paikkaa**', within('r-workplace-guidance')),
          note(2, 'Lomautettu ei ole opiskelija eikä työtön, kuka häntä ohjaa?', within('r-workplace-guidance')),
          note(2, 'Viisikymppinen alanvaihtaja tarvitsee erilaista ohjausta kuin yhdeksäsluokkalainen'),
          note(3, 'Ohjausta työpaikan taukotilaan', within('r-workplace-guidance')),
        ],
      },
    ],
    notes: [
      note(1, 'Esteettömyys on muutakin kuin ramppi: melu, valot, lomakkeiden kieli'),
      note(2, 'Kylille asti ei pääse bussilla. Liikkuva ohjaus?', { colour: 'leaf', ...under('near') }),
      note(3, 'Kysytään asiakkaalta lopuksi: **saitko sitä, mitä tulit hakemaan?**'),
    ],
  },
}
