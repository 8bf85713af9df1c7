import { late } from './late.tsx'

/** The open board in a file of its own: who only joins, or makes a board, does without it. */
export const BoardShell = late(async () => (await import('./BoardShell.tsx')).BoardShell)
