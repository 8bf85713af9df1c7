/** Setting up the board in place. */
export const setup = {} as const
