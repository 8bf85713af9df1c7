/** Verkstäder i serie. */
export const series = {
  'series.start': 'Starta nästa verkstad',
  'series.next': 'Vilken verkstad är nästa?',
  'series.new': 'En ny verkstad',
  'series.name': 'Verkstadens namn',
  'series.date': 'Datum',
  'series.order': 'Program',
  'series.order.own': 'Det som redan har planerats för den',
  'series.order.same': 'Samma steg som nu, från början',
  'series.steps': { one: 'Ett steg, {minutes} min.', other: '{count} steg, {minutes} min.' },
  'series.noSteps': 'Den har inga steg ännu. Du lägger till dem under Ställ in.',
  'series.what': 'Vad som händer',
  'series.what.notes':
    'Nya lappar hör till den nya verkstaden. Alla lappar, grupper och omröstningar förblir som de är.',
  'series.what.step': 'Steget ”{title}” slutar, och klockan med det.',
  'series.what.begin': 'Inget steg pågår förrän du börjar med det första.',
  'series.what.kept': {
    one: 'En lapp har inte visats för alla ännu. Den förblir dold tills dess steg visas.',
    other: '{count} lappar har inte visats för alla ännu. De förblir dolda tills deras steg visas.',
  },
  'series.what.waiting': {
    one: 'En lapp väntar fortfarande på att du godkänner den.',
    other: '{count} lappar väntar fortfarande på att du godkänner dem.',
  },
  'series.what.rounds': {
    one: 'En öppen omröstning förblir öppen.',
    other: '{count} öppna omröstningar förblir öppna.',
  },
  'series.what.undo': 'Ångra tar tillbaka allt.',
  'series.go': 'Starta verkstaden',
  'series.cancel': 'Inte ännu',
  'series.began': 'Nästa verkstad har börjat: {title}.',
} as const
