/** Stegets klocka. */
export const timer = {
  'timer.label': 'Tid kvar',
  'timer.left': '{minutes} min {seconds} s kvar',
  'timer.over': 'Tiden är ute',
  'timer.paused': 'Pausad',
  'timer.minute': 'En minut kvar.',
  'timer.tenSeconds': 'Tio sekunder kvar.',
  'timer.end': 'Tiden är ute. Det du skriver sparas ändå.',
  'timer.controls': 'Klocka',
  'timer.minutes': 'Minuter',
  'timer.start': 'Starta klockan',
  'timer.pause': 'Pausa',
  'timer.resume': 'Fortsätt',
  'timer.more': 'En minut till',
  'timer.stop': 'Ta bort klockan',
  'timer.started': { one: 'Klockan går: en minut.', other: 'Klockan går: {count} minuter.' },
  'timer.added': 'En minut till.',
} as const
