export const insight = {} as const
