import { type ExampleNote, note, under } from './example-notes.ts'

interface OpenNote extends ExampleNote {
  readonly prompt: 'works' | 'develop'
}

/** Notes that no national goal holds yet: they lie in open space, where they were dropped. */
export const OPEN_NOTES: readonly OpenNote[] = [
  { prompt: 'works', ...note(1, 'Täällä nauretaan myös. **Huumori kantaa.**', { colour: 'sun' }) },
  { prompt: 'works', ...note(1, 'Hyvä pulla') },
  { prompt: 'works', ...note(1, 'Sitoutuneet ihmiset, vuodesta toiseen samat kasvot') },
  { prompt: 'works', ...note(2, 'Luottamus. Ei tarvitse varmistella selustaa.') },
  { prompt: 'works', ...note(2, 'Viime strategiasta jäi käytäntöön enemmän kuin luulimme') },
  { prompt: 'works', ...note(3, 'Tämä työpaja: kaikki pääsivät ääneen, hiljaisetkin') },
  { prompt: 'works', ...note(3, 'Uudet tulijat otettiin porukkaan heti ensimmäisenä päivänä', under('skills')) },
  {
    prompt: 'develop',
    ...note(1, 'Lyhenteet auki! ELO, TNO, JOTPA, TYP… puolet kuulijoista putoaa', { colour: 'stone' }),
  },
  { prompt: 'develop', ...note(1, 'Strategia **yhdelle sivulle**, muuten sitä ei lue kukaan', { isKey: true }) },
  { prompt: 'develop', ...note(2, 'Mitä lopetamme, jotta uudelle on tilaa?', { isKey: true, colour: 'rose' }) },
  { prompt: 'develop', ...note(2, 'Juhlitaan joskus onnistumisiakin') },
  { prompt: 'develop', ...note(2, 'Esihenkilöiden vaihtuessa yhteistyö alkaa aina alusta') },
  { prompt: 'develop', ...note(2, 'Miten huolehdimme ohjaajien jaksamisesta?', under('skills')) },
  {
    prompt: 'develop',
    ...note(
      3,
      'Seuraavaan kertaan: jokainen tuo mukanaan yhden ihmisen, joka ei ole ennen ollut näissä pöydissä. Työnantaja, vanhempi, opiskelija, kirjastonhoitaja – kuka vain, joka näkee asian toisesta kulmasta ja uskaltaa sanoa sen ääneen.',
    ),
  },
  {
    prompt: 'develop',
    ...note(3, 'Vuosikello: milloin strategiaa katsotaan ja kuka siitä muistuttaa', under('shared-picture')),
  },
  {
    prompt: 'develop',
    ...note(
      3,
      'Asiakasraati olisi hyvä alku, mutta **kokemusasiantuntijalle kuuluu palkkio** eikä pelkkä kahvilippu. Samalla sovittaisiin, mitä heidän ehdotuksilleen tapahtuu ja milloin siitä kerrotaan takaisin.',
      { isKey: true },
    ),
  },
]
