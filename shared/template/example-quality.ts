import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const quality: ExamplePriority = {
  id: 'quality' as PriorityId,
  works: {
    clusters: [
      {
        id: 'peer-learning',
        title: 'Opimme toisiltamme',
        notes: [
          note(1, 'Ohjaajien **aamukahvit** verkossa, joka toinen perjantai', {
            isKey: true,
            ...within('r-peer-learning'),
          }),
          note(1, 'Varjostuspäivä naapuriorganisaatiossa avasi silmät', within('r-peer-learning')),
          note(2, 'Uudella ohjaajalla on kummi ensimmäisen vuoden', within('r-peer-learning')),
          note(2, 'Vaikeista tilanteista voi puhua ääneen'),
          note(3, 'Mestari–kisälli-pari on parasta täydennyskoulutusta', under('skills')),
        ],
      },
      {
        id: 'skilled-people',
        title: 'Ohjaajat ovat ammattilaisia',
        notes: [
          note(1, '**Koulutettu, pysyvä henkilökunta**'),
          note(1, 'Opoilla on pätevyys ja aito halu auttaa'),
          note(2, 'Ohjauskeskustelussa kuunnellaan enemmän kuin neuvotaan'),
          note(3, 'Työnohjausta tarjotaan kaikille, ja sitä myös käytetään', under('skills')),
        ],
      },
    ],
    notes: [
      note(1, 'Hyvän ohjauksen kriteerit ovat seinällä ja ne on oikeasti luettu'),
      note(2, 'Palautekysely on niin lyhyt, että siihen vastataan'),
      note(2, 'Ohjaussuunnitelma elää: sitä katsotaan joka jaksossa', under('skills')),
      note(3, 'Laatukortti otettiin käyttöön neljässä oppilaitoksessa', { colour: 'leaf' }),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'time-for-guidance',
        title: 'Ohjaukselle on varattava aikaa',
        notes: [
          note(1, 'Yhdellä opolla **320 opiskelijaa**. Se ei ole ohjausta, se on liukuhihna.', {
            isKey: true,
            colour: 'rose',
          }),
          note(1, 'Kirjaamiseen menee saman verran aikaa kuin tapaamiseen'),
          note(1, 'Keskustelulle 45 minuuttia, ei 15'),
          note(3, 'Rauhallinen huone, jossa ei kuulu kopiokone'),
          note(2, 'Sijaista ei palkata, muut venyvät'),
          note(2, 'Hankkeen loppuessa loppuu myös aika'),
        ],
      },
      {
        id: 'training',
        title: 'Täydennyskoulutus kuuluu kaikille',
        notes: [
          note(1, 'Ryhmänohjaajat ohjaavat eniten ja heitä koulutetaan vähiten', under('skills')),
          note(1, 'Koulutusta **monikulttuuriseen ohjaukseen**', within('r-shared-training')),
          note(2, 'Mielenterveyden ensiapu jokaiselle ohjaajalle', within('r-shared-training')),
          note(2, 'Työelämätieto vanhenee: ohjaajat pari päivää vuodessa yritykseen', under('working-life')),
          note(3, 'Yhteinen koulutuskalenteri koko alueelle', within('r-shared-training')),
        ],
      },
    ],
    notes: [
      note(1, 'Mitä laatu tarkoittaa meillä? Sovitaan yhdessä eikä kukin erikseen.'),
      note(2, 'Vertaisarviointi kerran vuodessa: kaksi organisaatiota käy toistensa luona', under('skills')),
      note(3, 'Johto mukaan ohjauspäiville, **myös iltapäiväksi**'),
    ],
  },
}
