/** Programmen. */
export const order = {
  'order.choose': 'Färdigt program',
  'order.take': 'Ta i bruk',
  'order.means': 'Steg som inte har börjat ersätts; Ångra återställer dem.',
  'order.taken': 'Programmet är nu: {title}',
} as const
