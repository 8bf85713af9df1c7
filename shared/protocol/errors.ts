/** Every error that HTTP answers with: `{ "error": name }` and this status. One list; the message catalogue has a sentence for each. */
export const HTTP_ERRORS = {
  'bad-request': 400,
  'bad-json': 400,
  'too-large': 413,
  'unsupported-type': 415,
  'no-session': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  /** Also for unknown boards, keys and codes: one answer for every miss. */
  'not-found': 404,
  'method-not-allowed': 405,
  /** The key was right once; its link is revoked. Only said to who shows that key: codes, being short, are answered `not-found`. */
  'link-closed': 410,
  'board-full': 409,
  'round-closed': 409,
  /** A vote for something that is not there (any more). */
  'target-missing': 409,
  /** An import names a prompt, priority, workshop or framework that is not there (any more). */
  'import-outdated': 409,
  /** The file is no exported board. */
  'not-a-board': 400,
  /** The file comes from a newer version of this program. */
  'newer-version': 400,
  /** More dots than one has, or more to one target than allowed. */
  'over-budget': 409,
  'too-many-tries': 429,
  'too-fast': 429,
  'storage-unavailable': 503,
  'shutting-down': 503,
  internal: 500,
} as const
export type HttpError = keyof typeof HTTP_ERRORS
