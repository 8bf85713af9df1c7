import { late } from './late.tsx'

/** The views of a board, each in a file of its own; nobody waits for one that they do not look at. */
export const CanvasView = late(async () => (await import('#client/canvas/CanvasView.tsx')).CanvasView)
export const OutlineView = late(async () => (await import('#client/outline/OutlineView.tsx')).OutlineView)
export const ResultsView = late(async () => (await import('#client/features/results/ResultsView.tsx')).ResultsView)
export const RunView = late(async () => (await import('#client/features/run/RunView.tsx')).RunView)
export const SetupView = late(async () => (await import('#client/features/setup/SetupView.tsx')).SetupView)
export const VoteView = late(async () => (await import('#client/features/vote/VoteView.tsx')).VoteView)
export const ShareView = late(async () => (await import('#client/features/share/ShareView.tsx')).ShareView)
