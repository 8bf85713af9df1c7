/** Bringing a board or notes in. */
export const bring = {} as const
