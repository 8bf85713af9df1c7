import { memo, useMemo, useRef } from 'react'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { chunksOf } from './chunks.ts'
import { OutlineNote } from './OutlineNote.tsx'
import styles from './outline.module.css'
import { isSameRow } from './standing.ts'
import { useNear } from './use-near.ts'

interface NoteRowsProps {
  readonly notes: readonly NoteId[]
  /** So many of them are there already; the rest follows in idle moments. */
  readonly shown: number
  readonly framework: FrameworkId
  readonly own: { has(note: NoteId): boolean }
  readonly label?: string | undefined
  /** Notes of several questions lie in open space: there each says which it answers, and has no place in a row. */
  readonly isOpenSpace?: boolean | undefined
  /** Whether that which the list stands in is near; a short list goes along with it. */
  readonly isNear?: boolean | undefined
}

/** A list of notes of any length. */
export function NoteRows({ notes, shown, framework, own, label, isOpenSpace = false, isNear }: NoteRowsProps) {
  const chunks = useMemo(() => chunksOf(notes.slice(0, shown)), [notes, shown])
  const first = notes[0]
  const last = notes.at(-1)
  if (chunks.length === 0) return null
  return (
    <div role="list" className={styles['notes']} aria-label={label}>
      {chunks.map((chunk, i) => (
        <Chunk
          // A chunk begins where the one before it ends; who comes or goes within it does not make it another.
          key={chunks[i - 1]?.at(-1) ?? 'first'}
          notes={chunk}
          first={first}
          last={last}
          framework={framework}
          ownOf={chunk.filter(note => own.has(note))}
          isOpenSpace={isOpenSpace}
          isNear={chunks.length === 1 ? isNear : undefined}
        />
      ))}
    </div>
  )
}

interface ChunkProps {
  readonly notes: readonly NoteId[]
  readonly first: NoteId | undefined
  readonly last: NoteId | undefined
  readonly framework: FrameworkId
  readonly ownOf: readonly NoteId[]
  readonly isOpenSpace: boolean
  readonly isNear: boolean | undefined
}

const Chunk = memo(function Chunk(props: ChunkProps) {
  const { notes, first, last, framework, ownOf, isOpenSpace } = props
  const element = useRef<HTMLUListElement>(null)
  const isNearItself = useNear(element)
  const isNear = props.isNear ?? isNearItself
  return (
    <ul
      ref={element}
      role="presentation"
      className={styles['chunk']}
      data-unit={props.isNear === undefined || undefined}
      style={{ containIntrinsicBlockSize: `auto ${notes.length * ROW_PX}px` }}
    >
      {notes.map(note => (
        <OutlineNote
          key={note}
          note={note}
          framework={framework}
          isNear={isNear}
          isOwn={ownOf.includes(note)}
          isFirst={note === first}
          isLast={note === last}
          isOpenSpace={isOpenSpace}
        />
      ))}
    </ul>
  )
}, isSameChunk)

/** A row with one line of words and the gap below it; longer ones are measured when they come near. */
export const ROW_PX = 56

function isSameChunk(a: ChunkProps, b: ChunkProps): boolean {
  return (
    a.framework === b.framework &&
    a.isNear === b.isNear &&
    isSameRow(a.notes, b.notes) &&
    isSameRow(a.ownOf, b.ownOf) &&
    edgeOf(a, a.first) === edgeOf(b, b.first) &&
    edgeOf(a, a.last) === edgeOf(b, b.last)
  )
}

/** Who stands at the edge of the whole list matters only to the chunk it is in. */
function edgeOf({ notes }: ChunkProps, edge: NoteId | undefined): NoteId | undefined {
  return edge !== undefined && notes.includes(edge) ? edge : undefined
}
