/** Työpajan kulut. */
export const order = {
  'order.choose': 'Valmis kulku',
  'order.take': 'Ota käyttöön',
  'order.means': 'Aloittamattomat vaiheet korvautuvat; kumoaminen palauttaa ne.',
  'order.taken': 'Työpajan kulku on nyt: {title}',
} as const
