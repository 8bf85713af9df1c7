/** Clusters under the regional priorities; the notes name them themselves. */
export const REGIONAL_CLUSTERS = [
  { id: 'r-open-doors', priority: 'near', prompt: 'works', title: 'Avoimet ovet siellä, missä ihmiset ovat' },
  { id: 'r-first-door', priority: 'near', prompt: 'develop', title: 'Yksi ensimmäinen ovi' },
  { id: 'r-peer-learning', priority: 'skills', prompt: 'works', title: 'Vertaisoppiminen yli talojen' },
  { id: 'r-shared-training', priority: 'skills', prompt: 'develop', title: 'Yhteinen koulutusohjelma' },
  { id: 'r-summer-gap', priority: 'transitions', prompt: 'develop', title: 'Kesä ilman katvetta' },
  { id: 'r-after-graduation', priority: 'transitions', prompt: 'develop', title: 'Valmistumisen jälkeinen vuosi' },
  { id: 'r-visits', priority: 'working-life', prompt: 'works', title: 'Työpaikat avaavat ovensa' },
  { id: 'r-workplace-guidance', priority: 'working-life', prompt: 'develop', title: 'Ohjaus tulee työpaikalle' },
  { id: 'r-numbers-to-words', priority: 'shared-picture', prompt: 'works', title: 'Ennakointitieto ohjaajan pöydällä' },
  { id: 'r-know-in-time', priority: 'shared-picture', prompt: 'develop', title: 'Tieto ajoissa käyttöön' },
] as const
