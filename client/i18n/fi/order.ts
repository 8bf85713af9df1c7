/** Työpajan kulut. */
export const order = {
  'order.choose': 'Valmis kulku',
  'order.take': 'Ota käyttöön',
  'order.means': 'Vaiheet, joita ei ole aloitettu, korvautuvat; Kumoa palauttaa ne.',
  'order.taken': 'Työpajan kulku on nyt: {title}',
} as const
