/** Bringing everyone to one place. */
export const gather = {
  'gather.done': 'Everyone has been brought here. Who writes, or wants to stay, is told where to go.',
  'gather.moved': 'The facilitator has brought you here.',
  'gather.called': 'The facilitator calls everyone to: {view}',
  'gather.go': 'Go there',
  'gather.follow': 'Let the facilitator move my view',
  'gather.followHint': 'What you write is never interrupted: then you are only told.',
  'gather.show': 'Show to everyone',
  'gather.title': 'Bring everyone to',
  'gather.views': 'To a view',
  'gather.priorities': 'To a priority on the canvas',
} as const
