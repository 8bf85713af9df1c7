/** Results to look at: tables and plots. */
export const insight = {} as const
