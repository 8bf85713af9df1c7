import * as Y from 'yjs'
import type { EditRefusal } from '#shared/protocol/message-types.ts'
import { clockOf, cutsPair, isDeleted, parentOf, storedAt } from './doc-store.ts'
import { type Block, type NewStruct, type ParsedUpdate, readUpdate, type StructId } from './read-update.ts'
import { Refusal, refuse } from './refusal.ts'
import { UpdateCheck } from './update-check.ts'
import type { GateSession, Verdict } from './verdict.ts'

/** M12, G1. */
export const UPDATE_MAX_BYTES = 64 * 1024
/** Client ids that one update may claim: each time a page is loaded offline makes one. */
export const CLAIMS_MAX = 100

const KNOWN: Verdict = { kind: 'known' }

/**
 * Says what an update by a client would do, before it is applied: apply it, acknowledge it, or refuse it by name
 * (docs/PROTOCOL.md, section 5). Looks at the document and changes nothing, whatever the bytes are; never throws.
 */
export function checkUpdate(doc: Y.Doc, update: Uint8Array, session: GateSession): Verdict {
  try {
    if (update.length > UPDATE_MAX_BYTES) return refused('too-large')
    return judge(doc, readUpdate(update), session)
  } catch (error) {
    // Rule g: whatever went wrong here, the update is not applied.
    return refused(error instanceof Refusal ? error.reason : 'malformed')
  }
}

function refused(reason: EditRefusal): Verdict {
  return { kind: 'refuse', reason }
}

function judge(doc: Y.Doc, update: ParsedUpdate, session: GateSession): Verdict {
  const { blocks, deletes } = update
  const news = blocks.filter(block => isNew(doc, block))
  const claims = claimsOf(doc, news, session)
  for (const block of news) demandNextClock(doc, block)
  if (news.length > 0 && news.length < blocks.length) return refused('mixed')
  if (news.length === 0) {
    let isKnown = true
    for (const [client, ranges] of deletes) isKnown &&= ranges.every(range => isDeleted(doc, client, range))
    if (isKnown) return KNOWN
    // Rule a: such structs do reach Yjs, beside deletes that are new. Exactly those it has, it passes by.
    if (!blocks.every(({ structs }) => structs.every(struct => isAsStored(doc, struct)))) return refused('mixed')
  }
  const deletedRows = new UpdateCheck(doc, { blocks: news, deletes }, session).run()
  return { kind: 'apply', claims, deletedRows }
}

function isNew(doc: Y.Doc, { client, end }: Block): boolean {
  return end > clockOf(doc, client)
}

/** G2. An id that the document has and nobody holds is nobody's to take. */
function claimsOf(doc: Y.Doc, blocks: readonly Block[], session: GateSession): readonly number[] {
  const claims: number[] = []
  for (const { client } of blocks) {
    const owner = session.ownerOf(client)
    if (owner === session.holder) continue
    if (owner !== undefined || clockOf(doc, client) > 0 || claims.length === CLAIMS_MAX) refuse('foreign-client')
    claims.push(client)
  }
  return claims
}

/** G3, G4. */
function demandNextClock(doc: Y.Doc, { client, start, structs }: Block): void {
  const next = clockOf(doc, client)
  if (start > next) refuse('clock-gap')
  if (start < next) refuse(structs.some(({ clock }) => clock === next) ? 'mixed' : 'clock-overlap')
}

function isAsStored(doc: Y.Doc, struct: NewStruct): boolean {
  const { client, clock, origin, rightOrigin, parent, key, content } = struct
  if (content.kind === 'collected') return true
  const stored = storedAt(doc, struct)
  if (!(stored instanceof Y.Item)) return false
  const offset = clock - stored.id.clock
  if (cutsPair(stored, offset)) return false
  const storedOrigin = offset > 0 ? { client, clock: clock - 1 } : stored.origin
  if (!isSame(origin, storedOrigin) || !isSame(rightOrigin, stored.rightOrigin)) return false
  if (parent === undefined) return true
  const { _item: holder } = parentOf(stored)
  if ((key ?? null) !== stored.parentSub) return false
  return typeof parent === 'string' ? doc.share.get(parent) === stored.parent : isSame(parent, holder?.id)
}

function isSame(a: StructId | undefined, b: StructId | null | undefined): boolean {
  return a ? b?.client === a.client && b.clock === a.clock : !b
}
