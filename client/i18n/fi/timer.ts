/** Vaiheen kello. */
export const timer = {
  'timer.label': 'Aikaa jäljellä',
  'timer.left': '{minutes} min {seconds} s jäljellä',
  'timer.over': 'Aika loppui',
  'timer.paused': 'Pysäytetty',
  'timer.minute': 'Minuutti jäljellä.',
  'timer.tenSeconds': 'Kymmenen sekuntia jäljellä.',
  'timer.end': 'Aika loppui. Kirjoittamasi säilyy silti.',
  'timer.controls': 'Kello',
  'timer.minutes': 'Minuutteja',
  'timer.start': 'Käynnistä kello',
  'timer.pause': 'Pysäytä',
  'timer.resume': 'Jatka',
  'timer.more': 'Minuutti lisää',
  'timer.stop': 'Ota kello pois',
  'timer.started': { one: 'Kello käy: yksi minuutti.', other: 'Kello käy: {count} minuuttia.' },
  'timer.added': 'Minuutti lisää.',
} as const
