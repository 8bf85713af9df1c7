/** Ordningens tidigare stunder. */
export const rewind = {
  'rewind.title': 'Tidigare ordningar',
  'rewind.hint': 'Ordningen sparas varje minut medan den ändras. Ingens ord ändras när du går tillbaka.',
  'rewind.open': 'Se tidigare',
  'rewind.none': 'Inget har sparats ännu: den första stunden sparas en minut efter den första ändringen.',
  'rewind.loading': 'Hämtar…',
  'rewind.keepName': 'Ge den här stunden ett namn',
  'rewind.keep': 'Spara den här stunden',
  'rewind.kept': 'Sparad: {name}',
  'rewind.choose': 'Stunder, den nyaste först',
  'rewind.byClock': 'Sparad automatiskt',
  'rewind.same': 'Ordningen är nu som den var då.',
  'rewind.moved': {
    one: 'En lapp går tillbaka till en annan plats.',
    other: '{count} lappar går tillbaka till andra platser.',
  },
  'rewind.back': { one: 'En grupp kommer tillbaka.', other: '{count} grupper kommer tillbaka.' },
  'rewind.gone': {
    one: 'En grupp som gjorts sedan dess försvinner.',
    other: '{count} grupper som gjorts sedan dess försvinner.',
  },
  'rewind.do': 'Gå tillbaka till {time}',
  'rewind.done': 'Ordningen är nu som den var {time}. Det här kan ångras.',
  'rewind.before': 'Före återgången till {time}',
} as const
