/** The keys of a row in the outline: what they are heard by, and what the list of keys shows. */
export const OUTLINE_KEYS = {
  next: 'ArrowDown',
  previous: 'ArrowUp',
  first: 'Home',
  last: 'End',
  select: 'Space',
  selectNext: 'Shift+ArrowDown',
  selectPrevious: 'Shift+ArrowUp',
  selectList: 'Mod+A',
  selectNone: 'Escape',
  edit: 'Enter',
  move: 'M',
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  duplicate: 'Mod+D',
  remove: 'Delete',
} as const
