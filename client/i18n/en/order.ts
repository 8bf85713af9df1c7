/** Running orders. */
export const order = {
  'order.choose': 'Ready running order',
  'order.take': 'Take this order',
  'order.means': 'Steps that have not begun are replaced; undo brings them back.',
  'order.taken': 'The running order is now: {title}',
} as const
