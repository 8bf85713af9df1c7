/** Att ta alla till samma plats. */
export const gather = {
  'gather.done': 'Alla har tagits hit. Den som skriver eller vill stanna får veta vart man ska.',
  'gather.moved': 'Ledaren tog dig hit.',
  'gather.called': 'Ledaren kallar alla till: {view}',
  'gather.go': 'Gå dit',
  'gather.follow': 'Ledaren får flytta min vy',
  'gather.followHint': 'Det du skriver avbryts aldrig: då får du bara veta.',
  'gather.show': 'Visa för alla',
  'gather.title': 'Ta alla till',
  'gather.views': 'Till en vy',
  'gather.priorities': 'Till en prioritering på tavlan',
} as const
