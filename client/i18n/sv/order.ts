/** Programmen. */
export const order = {
  'order.choose': 'Färdigt program',
  'order.take': 'Ta i bruk',
  'order.means': 'Steg som inte har börjat ersätts; Ångra tar dem tillbaka.',
  'order.taken': 'Programmet är nu: {title}',
} as const
