/** Att ta alla till samma plats. */
export const gather = {
  'gather.done': 'Alla har samlats här. Den som skriver eller vill stanna kvar får veta var de andra är.',
  'gather.moved': 'Ledaren tog dig hit.',
  'gather.called': 'Ledaren kallar alla till: {view}',
  'gather.go': 'Gå dit',
  'gather.follow': 'Ledaren får flytta min vy',
  'gather.followHint': 'Ditt skrivande avbryts aldrig: då får du bara ett meddelande.',
  'gather.show': 'Visa för alla',
  'gather.title': 'Samla alla',
  'gather.views': 'I en vy',
  'gather.priorities': 'Vid en prioritering på tavlan',
} as const
