/** Everything that can grow has its maximum here. Limits count per session or per board, never per address. */

/** What a person may write into one note, in UTF-16 units. */
export const NOTE_TEXT_MAX_CHARS = 1000
/** From here on the counter advises to shorten; nothing is refused. */
export const NOTE_TEXT_ADVISED_CHARS = 280
export const TITLE_MAX_CHARS = 200
export const DESCRIPTION_MAX_CHARS = 4000
export const STATEMENT_TEXT_MAX_CHARS = 10_000
export const PERSON_NAME_MAX_CHARS = 60
export const REASON_MAX_CHARS = 500

/** Per participant and board. */
export const OWN_NOTES_MAX = 500
/** Per board; the clerk holds further notes back with the receipt `board-full`. */
export const NOTES_MAX = 20_000
/** Notes that one act moves or marks: so the edit stays within one update (64 KiB). */
export const MOVED_NOTES_MAX = 400
export const CLUSTERS_MAX = 5_000
export const FRAMEWORKS_MAX = 12
export const PRIORITIES_MAX = 100
export const PROMPTS_MAX = 26
export const WORKSHOPS_MAX = 200
/** Of one running order. */
export const STEPS_MAX = 60
/** Of all the workshops of a board. */
export const ALL_STEPS_MAX = 1200
export const GROUPS_MAX = 100
/** Rotations of the groups until they are brought back. */
export const TURNS_MAX = 10_000
export const STATEMENTS_MAX = 500
export const ROUNDS_MAX = 200
/** Dots that one person has in one round. */
export const DOTS_MAX = 50
/** Axes of a rating go from 0 to this, in whole steps. */
export const RATING_MAX = 10
/** Targets that one ballot may name, and one rating may ask about. */
export const BALLOT_TARGETS_MAX = 60
/** Participants that a board keeps a `mine` document for. */
export const PARTICIPANTS_MAX = 5_000

/** Notes that one import brings into an open board. */
export const IMPORT_NOTES_MAX = 2_000
/** What is read of such an import, as JSON. */
export const IMPORT_BODY_MAX_BYTES = 4 * 1024 * 1024
/** A board's own file: 20,000 long notes, or shorter ones that are placed in many frameworks. */
export const BOARD_FILE_MAX_BYTES = 40 * 1024 * 1024

/** Open space reaches this far from its middle in both directions, in board units (1 unit = 1 css px at 100 %). */
export const OPEN_SPACE_MAX_UNITS = 100_000

/** Selections and drags that presence may name. */
export const PRESENCE_IDS_MAX = 50
