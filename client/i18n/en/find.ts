/** Searching and filtering the board. */
export const find = {} as const
