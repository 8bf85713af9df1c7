export const bring = {
  'error.import-outdated': 'Jokin, mihin laput kuuluvat, on poistettu sillä välin. Tarkista tuonti ja yritä uudelleen.',
  'error.not-a-board': 'Tiedosto ei ole tästä ohjelmasta viety taulu.',
  'error.newer-version': 'Tiedosto on ohjelman uudemmasta versiosta.',
} as const
