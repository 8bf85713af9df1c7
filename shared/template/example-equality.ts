import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const equality: ExamplePriority = {
  id: 'equality' as PriorityId,
  works: {
    clusters: [
      {
        id: 'many-languages',
        title: 'Omalla kielellä pääsee alkuun',
        notes: [
          note(1, 'Tulkin saa varattua **samalle päivälle**', { isKey: true }),
          note(1, 'Ohjaaja, joka on itse muuttanut Suomeen: luottamus syntyy heti'),
          note(2, 'Suomea opitaan työssä, ei vain luokassa', under('working-life')),
          note(2, 'Kuvakortit auttavat, kun sanat loppuvat'),
          note(3, 'Ruotsinkielinen nuori sai ohjauksensa **alusta loppuun ruotsiksi**'),
        ],
      },
      {
        id: 'special-support',
        title: 'Erityinen tuki otetaan tosissaan',
        notes: [
          note(1, 'Oppimisvalmentaja tekee taikoja pienillä jutuilla'),
          note(1, 'Kokeiluviikko ennen hakua poisti monta turhaa pettymystä', under('transitions')),
          note(2, 'Kokeen voi tehdä hiljaisessa tilassa, eikä sitä tarvitse pyytää kahdesti'),
          note(3, 'Nepsy-nuorille **oma ryhmä**, vertaistuki kantaa'),
        ],
      },
    ],
    notes: [
      note(1, 'Sama ystävällinen vastaanotto kaikille, tuli sitten puvussa tai verkkareissa'),
      note(2, 'Kierrätysmessut opettivat samalla uusista ammateista'),
      note(2, 'Ohjauksessa ei lokeroida tyttöjen ja poikien aloihin', { colour: 'sky' }),
      note(3, 'Stipendi kattoi bussikortin, siitä se opiskelu lähti'),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'rural-young',
        title: 'Asuinpaikka ei saa ratkaista',
        notes: [
          note(1, 'Pitäjästä on kaupunkiin tunti, eikä **viimeinen bussi** odota'),
          note(1, 'Pieni lukio, yksi opo kahtena päivänä viikossa'),
          note(2, 'Harjoittelupaikka löytyy, mutta millä sinne mennään?', under('working-life')),
          note(2, 'Asuntola uudelleen käyttöön, 16-vuotias ei selviä yksin vuokra-asunnossa', { isKey: true }),
        ],
      },
      {
        id: 'who-is-missing',
        title: 'Ketkä puuttuvat tästä huoneesta?',
        notes: [
          note(1, 'Kotona olevat äidit, joita kukaan ei kutsu mihinkään', { colour: 'rose' }),
          note(1, 'Kansainväliset opiskelijat jäävät **valmistuttuaan** tyhjän päälle', within('r-after-graduation')),
          note(2, 'Lahjakkaatkin tarvitsevat ohjausta, heiltä sitä ei vain kysytä'),
          note(2, 'Vankilasta vapautuvalle polku valmiiksi ennen porttia'),
          note(3, 'Nuoret itse mukaan suunnittelemaan, heitä varten tätä tehdään', { isKey: true }),
        ],
      },
    ],
    notes: [
      note(1, 'Hanke kerrallaan ei ole kestävää. **Pysyvä rahoitus** hyville malleille.', { isKey: true }),
      note(2, 'Vihreän siirtymän ammatit näkyviin jo yläkoulussa', under('working-life')),
      note(3, 'Matkat, tulosteet, turhat reissut: ohjauksellakin on hiilijalanjälki'),
    ],
  },
}
