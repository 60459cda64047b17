import type { EventDetails, Post, SealedVersion } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Broadcast, MovedDetail } from './broadcast.ts'

/** What was approved, ready to be sent when somebody of comms asks for it. */
export function newBroadcast(
  post: Post,
  version: SealedVersion,
  birth: { id: string; reference: Reference; at: Instant },
): Broadcast {
  const { seal, rendered, audience, headCount, mandatory, expiresOn } = version
  return {
    id: birth.id,
    version: 1,
    reference: birth.reference,
    kind: version.correctionOf === null ? 'send' : 'correct',
    targetId: version.correctionOf,
    postId: post.id,
    postReference: post.reference,
    title: post.content.title,
    seal,
    rendered,
    audience,
    headCount,
    mandatory,
    expiresOn,
    ...movedBy(post, version),
    state: 'ready',
    heldBecause: null,
    check: null,
    scheduledFor: null,
    sentBy: null,
    confirmation: null,
    planned: null,
    frozenDigest: null,
    paused: null,
    report: null,
    unreachable: null,
    startedAt: null,
    finishedAt: null,
    createdAt: birth.at,
    updatedAt: birth.at,
  }
}

const whenAndWhere = ['date', 'time', 'place'] as const

/** Nothing is told of an event that only becomes one, or is one no more: nobody is registered then. */
function movedBy(
  { content, correcting }: Post,
  { correctionOf }: SealedVersion,
): Pick<Broadcast, 'moved' | 'movedSessions'> {
  const before: EventDetails | null = correctionOf === null ? null : (correcting?.content.event ?? null)
  const after = content.event
  if (before === null || after === null) return {}
  const moved: MovedDetail[] = whenAndWhere.filter(detail => before[detail] !== after[detail])
  const movedSessions = sessionsMoved(before, after)
  if (movedSessions.length > 0) return { moved: [...moved, 'session'], movedSessions }
  return moved.length === 0 ? {} : { moved }
}

function sessionsMoved({ sessions: before = [] }: EventDetails, { sessions: after = [] }: EventDetails): string[] {
  return before.flatMap(({ id, time, label }) => {
    const now = after.find(one => one.id === id)
    return now?.time === time && now.label === label ? [] : [id]
  })
}
