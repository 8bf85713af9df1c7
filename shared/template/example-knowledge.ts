import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const knowledge: ExamplePriority = {
  id: 'knowledge' as PriorityId,
  works: {
    clusters: [
      {
        id: 'foresight',
        title: 'Ennakointi tulee lähelle',
        notes: [
          note(1, 'Ennakointiryhmän **kuukausikatsaus** on lyhyt ja selkeä', {
            isKey: true,
            ...within('r-numbers-to-words'),
          }),
          note(
            1,
            'Ammattibarometri auki ohjauskeskustelussa, siitä syntyy hyvää puhetta',
            within('r-numbers-to-words'),
          ),
          note(2, 'Yritysten rekrytarpeet kysytään kahdesti vuodessa', under('shared-picture')),
          note(2, 'Opiskelijat tekivät itse kyselyn ja esittelivät tulokset valtuustolle'),
        ],
      },
      {
        id: 'follow-up',
        title: 'Tiedämme, mihin päädyttiin',
        notes: [
          note(1, 'Soitetaan puolen vuoden päästä: miten menee?'),
          note(2, 'Eroilmoitukseen lisättiin yksi kysymys, ja se kannatti'),
          note(2, 'Sijoittumistiedot saa nyt **yhdestä paikasta**', under('shared-picture')),
          note(3, 'Seurannasta näkyi, että ryhmäohjaus toimii siinä missä yksilöohjauskin'),
        ],
      },
    ],
    notes: [
      note(1, 'Korkeakoulun tutkijat kiinnostuivat meidän arjestamme'),
      note(2, 'Tarinat numeroiden rinnalla: päättäjät muistavat Annin polun, eivät prosenttia', { colour: 'sun' }),
      note(3, 'Kehittämispäivän **tulokset julkaistiin viikossa**'),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'effects',
        title: 'Vaikutukset näkyviin',
        notes: [
          note(1, 'Mittaamme käyntejä, emme sitä mitä niistä seuraa', { isKey: true, ...under('shared-picture') }),
          note(1, '**Yhteiset mittarit**: kolme riittää, kunhan ne ovat kaikilla samat', under('shared-picture')),
          note(2, 'Mitä maksaa, jos ohjausta ei ole? Lasketaan kerran kunnolla.'),
          note(2, 'Asiakkaan oma arvio muutoksesta alussa ja lopussa'),
          note(3, 'Raportoidaan yhteen paikkaan eikä viidelle rahoittajalle eri muodossa'),
        ],
      },
      {
        id: 'data-to-use',
        title: 'Tieto makaa raporteissa',
        notes: [
          note(1, 'Selvityksiä tehdään paljon, **kuka ne lukee?**'),
          note(1, 'Ohjaaja tarvitsee tiedon maanantaina, ei tilinpäätöksessä', within('r-know-in-time')),
          note(2, 'Alueen tilannekuva yhdelle sivulle, neljästi vuodessa', {
            isKey: true,
            ...within('r-know-in-time'),
          }),
          note(2, 'Avoin data käyttöön: keskeyttämiset, hakijat, avoimet paikat', within('r-know-in-time')),
        ],
      },
    ],
    notes: [
      note(1, 'Kokeillaan pienesti, arvioidaan, vasta sitten koko alueelle'),
      note(1, 'Kyselyväsymys on totta. Yksi yhteinen kysely vuodessa, ei kuutta.'),
      note(2, 'Miksi nuori keskeytti? Kysytään häneltä, ei vain opettajalta.'),
      note(3, 'Opinnäytetöille **yhteinen aihepankki** alueen tarpeista', under('shared-picture')),
    ],
  },
}
