/** Mitä luetaan ääneen ja kuinka paljon, komennot ja näppäimet sekä luettelon omat sanat. */
export const hearing = {
  'outline.add': 'Lisää lappu',
  'outline.addDone': 'Valmis',
  'outline.addTo': '{question} Uusi lappu painopisteeseen {place}',
  'outline.edit': 'Muokkaa tässä',
  'outline.foldAll': 'Taita painopisteet kokoon',
  'outline.folded': 'Taitettu kokoon: {name}.',
  'outline.folds': 'Taita kokoon',
  'outline.foundOf': '{count} / {total}',
  'outline.isFolded': 'Taitettu kokoon. Lappuja ei näytetä.',
  'outline.noneFound': 'Tästä ei löytynyt mitään.',
  'outline.onlyFound': {
    one: 'Vain löytynyt näytetään: yksi lappu, kaikkiaan {total}.',
    other: 'Vain löytyneet näytetään: {count} lappua, kaikkiaan {total}.',
  },
  'outline.openAll': 'Avaa kaikki painopisteet',
  'outline.opened': 'Avattu: {name}.',
  'outline.opens': 'Avaa',
  'outline.pending': 'Omat laput, joita muut eivät vielä näe',
  'outline.pendingOne': 'Vain sinä näet tämän',
  'outline.showAll': 'Näytä kaikki laput',
  'outline.unfold': 'Sisältö: {name}',
}
