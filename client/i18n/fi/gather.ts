/** Kaikkien tuominen samaan paikkaan. */
export const gather = {
  'gather.done': 'Kaikki on tuotu tähän. Kirjoittaville ja paikalleen jääville kerrotaan, minne tulla.',
  'gather.moved': 'Vetäjä toi sinut tähän.',
  'gather.called': 'Vetäjä kutsuu kaikki: {view}',
  'gather.go': 'Siirry sinne',
  'gather.follow': 'Vetäjä saa siirtää näkymääni',
  'gather.followHint': 'Kirjoittamistasi ei koskaan keskeytetä: silloin kutsu vain kerrotaan.',
  'gather.show': 'Näytä kaikille',
  'gather.title': 'Tuo kaikki katsomaan',
  'gather.views': 'Näkymään',
  'gather.priorities': 'Painopisteeseen taululla',
} as const
