/** Vad som läses upp och hur mycket, kommandon och tangenter samt listans egna ord. */
export const hearing = {
  'outline.add': 'Lägg till en lapp',
  'outline.addDone': 'Klar',
  'outline.addTo': '{question} Ny lapp under {place}',
  'outline.edit': 'Redigera här',
  'outline.foldAll': 'Fäll ihop prioriteringarna',
  'outline.folded': 'Ihopfälld: {name}.',
  'outline.folds': 'Fäll ihop',
  'outline.foundOf': '{count} av {total}',
  'outline.isFolded': 'Ihopfälld. Lapparna visas inte.',
  'outline.noneFound': 'Inget hittades här.',
  'outline.onlyFound': {
    one: 'Bara det som hittades visas: en av {total} lappar.',
    other: 'Bara det som hittades visas: {count} av {total} lappar.',
  },
  'outline.openAll': 'Öppna alla prioriteringar',
  'outline.opened': 'Öppnad: {name}.',
  'outline.opens': 'Öppna',
  'outline.pending': 'Dina lappar som andra inte ser än',
  'outline.pendingOne': 'Bara du ser den här',
  'outline.showAll': 'Visa alla lappar',
  'outline.unfold': 'Innehåll: {name}',
}
