import * as v from 'valibot'
import type { ClusterId, FrameworkId, GroupId, NoteId, PriorityId, PromptId, StepId, WorkshopId } from './ids.ts'
import { ID_PATTERN } from './ids.ts'
import {
  BALLOT_TARGETS_MAX,
  DESCRIPTION_MAX_CHARS,
  DOTS_MAX,
  NOTE_TEXT_MAX_CHARS,
  OPEN_SPACE_MAX_UNITS,
  PERSON_NAME_MAX_CHARS,
  RATING_MAX,
  REASON_MAX_CHARS,
  TITLE_MAX_CHARS,
  TURNS_MAX,
} from './limits.ts'
import { isOrderKey, ORDER_KEY_MAX_CHARS } from './order.ts'

/*
 * A board is a handful of tables. A table is a root map of a Yjs document; the key `<row id>.<field>` holds one
 * field of one row as one plain JSON value. So two people can change the title and the order of the same priority
 * at once and both stay, and what must change together (a place) is one value.
 * A row exists when all its required fields are there and valid; other rows are skipped and counted, never thrown.
 */

function idOf<T extends string>() {
  return v.custom<T>(value => typeof value === 'string' && ID_PATTERN.test(value))
}
const char = (max: number) => v.pipe(v.string(), v.maxLength(max))
/** Somebody's words: at least one character that can be seen. */
const words = (max: number) => v.pipe(char(max), v.regex(/[^\s\p{Cf}]/u))
/** A key of the fractional-indexing kind: any other would make the next placing beside it impossible. */
const orderKey = v.pipe(v.string(), v.maxLength(ORDER_KEY_MAX_CHARS), v.check(isOrderKey))
const isoDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const unit = v.pipe(v.number(), v.finite(), v.minValue(-OPEN_SPACE_MAX_UNITS), v.maxValue(OPEN_SPACE_MAX_UNITS))

export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same text in one to three languages; readers fall back in the order own, board's, fi, sv, en. */
const localText = (max: number) =>
  v.pipe(
    v.strictObject({ fi: v.optional(char(max)), sv: v.optional(char(max)), en: v.optional(char(max)) }),
    v.check(text => Object.keys(text).length > 0),
  )
export type LocalText = {
  readonly fi?: string | undefined
  readonly sv?: string | undefined
  readonly en?: string | undefined
}

const idList = <T extends string>(max: number) => v.pipe(v.array(idOf<T>()), v.maxLength(max))

/** Where a note lies in one framework. */
const place = v.variant('in', [
  v.strictObject({ in: v.literal('priority'), priority: idOf<PriorityId>(), order: orderKey }),
  v.strictObject({ in: v.literal('cluster'), cluster: idOf<ClusterId>(), order: orderKey }),
  /** Open space: `at` is [x, y] in board units. */
  v.strictObject({ in: v.literal('open'), at: v.strictTuple([unit, unit]) }),
])
export type Place = v.InferOutput<typeof place>

/** Where the author would like the note to lie, until somebody places it. */
const wish = v.strictObject({
  framework: idOf<FrameworkId>(),
  priority: v.optional(idOf<PriorityId>()),
  at: v.optional(v.strictTuple([unit, unit])),
})
export type Wish = v.InferOutput<typeof wish>

/** Where a cluster lies: within one priority and prompt of one framework. */
const clusterPlace = v.strictObject({
  framework: idOf<FrameworkId>(),
  priority: idOf<PriorityId>(),
  prompt: idOf<PromptId>(),
  order: orderKey,
})

const ownNote = v.strictObject({
  text: words(NOTE_TEXT_MAX_CHARS),
  prompt: idOf<PromptId>(),
  workshop: idOf<WorkshopId>(),
  wish: v.optional(wish),
  language: v.optional(v.picklist(LANGUAGES)),
  /** Counts the author's edits from 1; a receipt names the one it speaks of. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  /** The author has taken the note back; it can be given again. */
  withdrawn: v.optional(v.literal(true)),
})
export type OwnNote = v.InferOutput<typeof ownNote>

const receipt = v.variant('state', [
  /** On disk, shown to nobody yet: the reveal, or the writing step of its prompt, is still to come. */
  v.strictObject({ state: v.literal('kept'), revision: v.number() }),
  /** A facilitator looks at it first. */
  v.strictObject({ state: v.literal('waiting'), revision: v.number() }),
  v.strictObject({ state: v.literal('published'), revision: v.number(), note: idOf<NoteId>() }),
  v.strictObject({ state: v.literal('returned'), revision: v.number(), reason: char(REASON_MAX_CHARS) }),
  v.strictObject({ state: v.literal('withdrawn'), revision: v.number() }),
  v.strictObject({
    state: v.literal('held'),
    revision: v.number(),
    why: v.picklist(['board-full', 'prompt-missing', 'workshop-missing', 'too-many-notes']),
  }),
])
/** The server's word on one own note; it reaches the author only after the same commit that holds the note. */
export type Receipt = v.InferOutput<typeof receipt>

const note = v.strictObject({
  text: words(NOTE_TEXT_MAX_CHARS),
  prompt: idOf<PromptId>(),
  workshop: idOf<WorkshopId>(),
  wish: v.optional(wish),
  language: v.optional(v.picklist(LANGUAGES)),
  /** Only on a named or pseudonymous board; never there on an anonymous one. */
  author: v.optional(char(PERSON_NAME_MAX_CHARS)),
})
/** A published note: the author's own words. Only the clerk writes it. */
export type Note = v.InferOutput<typeof note>

/** What a step lets people do. */
const stepRules = v.strictObject({
  kind: v.picklist(['talk', 'write', 'arrange', 'vote', 'rate', 'discuss', 'close']),
  minutes: v.pipe(v.number(), v.minValue(0), v.maxValue(1440)),
  /** The prompts that people write to; only for `write`. */
  prompts: idList<PromptId>(26),
  /** How written notes become visible; only for `write`. */
  mode: v.picklist(['open', 'private', 'moderated']),
  /** Who may write the arrangement besides facilitators, who always may. `groups`: each group in its priorities alone. */
  arrange: v.picklist(['facilitators', 'groups', 'everyone']),
})
export type StepRules = v.InferOutput<typeof stepRules>

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** What a round asks of everybody, and about what: the clusters or the notes of one framework. */
const roundRules = v.variant('kind', [
  /** So many dots to give, at most so many of them to one target. */
  v.strictObject({
    kind: v.literal('dots'),
    framework: idOf<FrameworkId>(),
    on: v.picklist(['clusters', 'notes']),
    dots: whole(1, DOTS_MAX),
    perTarget: whole(1, DOTS_MAX),
    /** Closes with the timer of the running step. */
    timed: v.optional(v.literal(true)),
  }),
  /** A place on two axes, each from 0 to RATING_MAX, for each of these targets. */
  v.strictObject({
    kind: v.literal('axes'),
    framework: idOf<FrameworkId>(),
    on: v.picklist(['clusters', 'notes']),
    x: localText(TITLE_MAX_CHARS),
    y: localText(TITLE_MAX_CHARS),
    targets: idList<ClusterId | NoteId>(BALLOT_TARGETS_MAX),
    timed: v.optional(v.literal(true)),
  }),
])
export type RoundRules = v.InferOutput<typeof roundRules>

const histogram = v.pipe(v.array(whole(0, 1_000_000)), v.length(RATING_MAX + 1))
/** What is said of a target: its title at closing, if it is a cluster; how many people gave it something. */
const tallied = { id: idOf<ClusterId | NoteId>(), title: v.optional(localText(TITLE_MAX_CHARS)), voters: v.number() }
const roundResult = v.variant('kind', [
  v.strictObject({
    kind: v.literal('dots'),
    voters: v.number(),
    /** Dots on what was gone at closing. */
    returned: v.number(),
    /** Most dots first. */
    targets: v.array(v.strictObject({ ...tallied, dots: v.number() })),
  }),
  v.strictObject({
    kind: v.literal('axes'),
    voters: v.number(),
    /** For each axis how many people said 0, 1, … RATING_MAX: never who said both. */
    targets: v.array(v.strictObject({ ...tallied, x: histogram, y: histogram })),
  }),
])
/** A closed round, counted. Nothing in it belongs to a person. */
export type RoundResult = v.InferOutput<typeof roundResult>

const MOMENT_MAX_MS = 8_640_000_000_000_000
/** A clock that everybody sees: Unix ms on the server's clock while it runs, what is left while it is paused. */
const timer = v.variant('state', [
  v.strictObject({ state: v.literal('running'), endsAtMs: whole(0, MOMENT_MAX_MS), totalMs: whole(0, MOMENT_MAX_MS) }),
  v.strictObject({ state: v.literal('paused'), leftMs: whole(0, MOMENT_MAX_MS), totalMs: whole(0, MOMENT_MAX_MS) }),
])
export type Timer = v.InferOutput<typeof timer>

/** Where the facilitator has brought everyone, and to what there. */
const gathering = v.strictObject({
  view: v.picklist(['write', 'canvas', 'outline', 'vote', 'results']),
  framework: v.optional(idOf<FrameworkId>()),
  target: v.optional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('priority'), id: idOf<PriorityId>() }),
      v.strictObject({ kind: v.literal('cluster'), id: idOf<ClusterId>() }),
      v.strictObject({ kind: v.literal('note'), id: idOf<NoteId>() }),
    ]),
  ),
  /** Unix ms on the server's clock: the same call made again is another. */
  atMs: whole(0, MOMENT_MAX_MS),
})
export type Gathering = v.InferOutput<typeof gathering>

const title = localText(TITLE_MAX_CHARS)
const description = localText(DESCRIPTION_MAX_CHARS)

/** Every table with its fields. Fields under `optional` may be missing from a row. */
export const TABLES = {
  // document `board`, written by facilitators
  /** One row, `board`. */
  about: {
    title,
    schema: v.pipe(v.number(), v.integer()),
    anonymity: v.picklist(['named', 'pseudonymous', 'anonymous']),
    language: v.picklist(LANGUAGES),
    retainUntil: v.optional(isoDate),
    aim: v.optional(description),
    /** The languages that the content is given in; all of them where nothing is said. */
    languages: v.optional(v.pipe(v.array(v.picklist(LANGUAGES)), v.minLength(1), v.maxLength(LANGUAGES.length))),
  },
  frameworks: { title, order: orderKey, description: v.optional(description) },
  priorities: { title, framework: idOf<FrameworkId>(), order: orderKey, description: v.optional(description) },
  /** `letter` tells prompts apart without colour: A, B, …; one that is `retired` is offered only by a step that asks it. */
  prompts: {
    title,
    letter: v.pipe(v.string(), v.regex(/^[A-Z]$/)),
    order: orderKey,
    hint: v.optional(description),
    retired: v.optional(v.literal(true)),
  },
  workshops: { title, date: isoDate, order: orderKey },
  /** A step belongs to one `workshop`; one that names none, or one that is gone, belongs to all of them. */
  steps: {
    title,
    rules: stepRules,
    order: orderKey,
    talk: v.optional(description),
    workshop: v.optional(idOf<WorkshopId>()),
  },
  /** One row, `board`: where the workshop is now. */
  run: {
    step: v.optional(idOf<StepId>()),
    workshop: v.optional(idOf<WorkshopId>()),
    timer: v.optional(timer),
    gathering: v.optional(gathering),
    /** How often the groups have gone on to what the next one began with; none: 0. */
    turn: v.optional(whole(0, TURNS_MAX)),
    /** How people come into groups now: each `choose`s, or the clerk deals them out `even`ly. None: nobody comes into one. */
    grouping: v.optional(v.picklist(['choose', 'even'])),
  },
  /** By step id: what has happened to it. `began` once people could act in it, `revealed` once private notes may show. */
  progress: { began: v.optional(v.literal(true)), revealed: v.optional(v.literal(true)) },
  /** Votes and ratings. Opens with its step if it has one; after `closed` there is no way back. */
  rounds: {
    title,
    rules: roundRules,
    state: v.picklist(['planned', 'open', 'closed']),
    order: orderKey,
    step: v.optional(idOf<StepId>()),
    /** In which it was made, on a board whose workshops have steps of their own. */
    workshop: v.optional(idOf<WorkshopId>()),
  },
  /** Who works on what: `priorities` are what the group begins with, before anything has rotated. */
  groups: { title, order: orderKey, priorities: idList<PriorityId>(100) },
  statements: { priority: idOf<PriorityId>(), order: orderKey, evidence: idList<NoteId | ClusterId>(500) },
  /** By note id: a facilitator's wording; the author's own words stay in `notes`. */
  wordings: { text: words(NOTE_TEXT_MAX_CHARS) },
  /** By note id: in the bin, restorable. */
  hidden: { reason: v.optional(char(REASON_MAX_CHARS)), since: v.literal(true) },
  // document `board`, written by the clerk alone
  notes: { note },
  /** By round id: a closed round's count. */
  results: { result: roundResult },
  /** By round id: how many have voted so far; never who. */
  turnouts: { voted: v.number() },
  /** By group id: how many of those who are here are in it; never who. */
  groupCounts: { people: v.number() },
  // document `arrangement`
  /** By `<framework id>:<note id>`. */
  places: { place },
  clusters: { place: clusterPlace, title: localText(TITLE_MAX_CHARS) },
  /** By note id; `question`, for what stays open until the next workshop, by cluster id too. */
  marks: {
    key: v.optional(v.literal(true)),
    question: v.optional(v.literal(true)),
    colour: v.optional(v.picklist(['paper', 'sun', 'leaf', 'sky', 'rose', 'stone'])),
  },
  // document `mine`
  ownNotes: { note: ownNote },
  /** By own note id; written by the clerk. */
  receipts: { receipt },
  /** One row, `me`: the group that this person has chosen. */
  membership: { group: idOf<GroupId>() },
  /** One row, `me`: the group that the clerk has put this person into. */
  assigned: { group: idOf<GroupId>() },
  // document `desk`, written by the clerk
  /** By note id: what waits for a facilitator's word. */
  waiting: { note },
  /** By an id of the clerk's making that is not the participant's. Names only where the board is not anonymous. */
  people: {
    role: v.picklist(['facilitator', 'participant', 'viewer']),
    name: v.optional(char(PERSON_NAME_MAX_CHARS)),
    here: v.boolean(),
  },
  /** One row per prompt id, and one, `all`: counts of notes, never of anybody in particular. */
  counts: { written: v.number(), kept: v.number(), writers: v.number() },
  /** By group id: how many notes its people have written. */
  groupNotes: { written: v.number() },
} as const

export type TableName = keyof typeof TABLES
type Fields<T extends TableName> = (typeof TABLES)[T]
/** The row of a table: its required fields always, its optional fields perhaps. */
export type Row<T extends TableName> = {
  readonly [F in keyof Fields<T> as Fields<T>[F] extends v.OptionalSchema<infer _S, infer _D>
    ? never
    : F]: Fields<T>[F] extends v.GenericSchema<infer _I, infer O> ? O : never
} & {
  readonly [F in keyof Fields<T> as Fields<T>[F] extends v.OptionalSchema<infer _S, infer _D>
    ? F
    : never]?: Fields<T>[F] extends v.GenericSchema<infer _I, infer O> ? O : never
}
export type Rows = { readonly [T in TableName]: Row<T> }

export type About = Row<'about'>
export type Step = Row<'steps'>
export type Cluster = Row<'clusters'>

/** What commands, the clerk and the views read; implemented over Yjs in shared/doc and by plain maps in tests. */
export interface View {
  /** The valid rows of a table by id, in no particular order. The same object as long as nothing in it changed. */
  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>>
  row<T extends TableName>(table: T, id: string): Row<T> | undefined
}
