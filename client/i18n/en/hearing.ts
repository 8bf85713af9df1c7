/** What is announced and how much, the list of commands and keys, and what only the outline says. */
export const hearing = {
  'outline.add': 'Add a note',
  'outline.addDone': 'Done',
  'outline.addTo': '{question} New note under {place}',
  'outline.edit': 'Edit here',
  'outline.foldAll': 'Fold all priorities',
  'outline.folded': 'Folded: {name}.',
  'outline.folds': 'Fold',
  'outline.foundOf': '{count} of {total}',
  'outline.isFolded': 'Folded. Its notes are not shown.',
  'outline.noneFound': 'Nothing found here.',
  'outline.onlyFound': {
    one: 'Only what was found is shown: one of {total} notes.',
    other: 'Only what was found is shown: {count} of {total} notes.',
  },
  'outline.openAll': 'Open all priorities',
  'outline.opened': 'Opened: {name}.',
  'outline.opens': 'Open',
  'outline.pending': 'Your notes that others do not see yet',
  'outline.pendingOne': 'Only you see this',
  'outline.showAll': 'Show all notes',
  'outline.unfold': 'Contents of {name}',
} as const
