/** Kaikkien tuominen samaan paikkaan. */
export const gather = {
  'gather.done': 'Kaikki on koottu tähän. Kirjoittaville ja omaan näkymäänsä jääville kerrotaan, minne tulla.',
  'gather.moved': 'Vetäjä toi sinut tähän.',
  'gather.called': 'Vetäjä kutsuu kaikki: {view}',
  'gather.go': 'Siirry sinne',
  'gather.follow': 'Vetäjä saa siirtää näkymääni',
  'gather.followHint': 'Kirjoittamistasi ei koskaan keskeytetä: silloin saat vain tiedon kutsusta.',
  'gather.show': 'Näytä kaikille',
  'gather.title': 'Kokoa kaikki',
  'gather.views': 'Näkymään',
  'gather.priorities': 'Painopisteen luo taululla',
} as const
