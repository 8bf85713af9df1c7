/** Bringing a board or notes in. */
export const bring = {
  'error.import-outdated':
    'What the notes belong to has been removed meanwhile. Look through the import and try again.',
  'error.not-a-board': 'The file is no board that this program has exported.',
  'error.newer-version': 'The file comes from a newer version of this program.',
} as const
