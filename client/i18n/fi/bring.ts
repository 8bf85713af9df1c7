export const bring = {} as const
