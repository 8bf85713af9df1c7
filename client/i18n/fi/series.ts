/** Työpajojen sarja. */
export const series = {
  'series.start': 'Aloita seuraava työpaja',
  'series.next': 'Mikä työpaja on seuraava?',
  'series.new': 'Uusi työpaja',
  'series.name': 'Työpajan nimi',
  'series.date': 'Päivä',
  'series.order': 'Työpajan kulku',
  'series.order.own': 'Sille jo suunniteltu kulku',
  'series.order.same': 'Samat vaiheet kuin nyt, alusta alkaen',
  'series.steps': { one: 'Yksi vaihe, {minutes} min.', other: '{count} vaihetta, {minutes} min.' },
  'series.noSteps': 'Sillä ei ole vielä vaiheita. Lisää ne Muokkaa-näkymässä.',
  'series.what': 'Mitä tapahtuu',
  'series.what.notes': 'Uudet laput kuuluvat uuteen työpajaan. Kaikki laput, ryhmät ja äänestykset säilyvät ennallaan.',
  'series.what.step': 'Vaihe ”{title}” päättyy ja kello sen mukana.',
  'series.what.begin': 'Mikään vaihe ei ole käynnissä ennen kuin aloitat ensimmäisestä.',
  'series.what.kept': {
    one: 'Yhtä lappua ei ole vielä paljastettu. Se pysyy piilossa, kunnes sen vaihe paljastetaan.',
    other: '{count} lappua ei ole vielä paljastettu. Ne pysyvät piilossa, kunnes niiden vaihe paljastetaan.',
  },
  'series.what.waiting': {
    one: 'Yksi lappu odottaa edelleen hyväksyntääsi.',
    other: '{count} lappua odottaa edelleen hyväksyntääsi.',
  },
  'series.what.rounds': {
    one: 'Yksi avoin äänestys jää avoimeksi.',
    other: '{count} avointa äänestystä jää avoimeksi.',
  },
  'series.what.undo': 'Kumoa palauttaa kaiken.',
  'series.go': 'Aloita työpaja',
  'series.cancel': 'Ei vielä',
  'series.began': 'Seuraava työpaja on alkanut: {title}.',
} as const
