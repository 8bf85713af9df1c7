/** What is announced, and how much. */
export const hearing = {} as const
