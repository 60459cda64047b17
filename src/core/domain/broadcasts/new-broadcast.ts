import type { EventDetails, EventSession, Post, SealedVersion } from '../posts/post.ts'
import { isPostponedBy } from '../posts/event/postponement.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Broadcast, MovedDetail } from './broadcast.ts'

/** Nobody has its cards, and no audience is frozen yet. */
export const notBegun = {
  planned: null,
  frozenDigest: null,
  paused: null,
  report: null,
  unreachable: null,
  startedAt: null,
  finishedAt: null,
} as const

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
    ...(post.editionId !== undefined && { editionId: post.editionId }),
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
    ...notBegun,
    createdAt: birth.at,
    updatedAt: birth.at,
  }
}

const whenAndWhere = ['date', 'time', 'ends', 'place'] as const

/** No move is told of an event that only becomes one, or is one no more: nobody is registered then. */
function movedBy(
  { content, correcting }: Post,
  { correctionOf }: SealedVersion,
): Pick<Broadcast, 'moved' | 'movedSessions' | 'removedSessions'> {
  const before: EventDetails | null = correctionOf === null ? null : (correcting?.content.event ?? null)
  const after = content.event
  if (before === null || after === null) return {}
  const movedSessions = sessionsMoved(before, after)
  const postponed = isPostponedBy(before, after)
  const details = postponed ? (['place'] as const) : whenAndWhere
  const moved: MovedDetail[] = [
    ...(postponed ? (['postponed'] as const) : []),
    ...details.filter(detail => before[detail] !== after[detail]),
    ...(movedSessions.length > 0 ? (['session'] as const) : []),
  ]
  const removedSessions = before.sessions?.filter(({ id }) => !after.sessions?.some(one => one.id === id)) ?? []
  if (moved.length === 0) return {}
  return {
    moved,
    ...(movedSessions.length > 0 && { movedSessions }),
    ...(removedSessions.length > 0 && { removedSessions }),
  }
}

/** A changed number of places is no change for people in a session: nobody loses a place. */
function sessionsMoved({ sessions: before = [] }: EventDetails, { sessions: after = [] }: EventDetails): string[] {
  if (before.length === 0) return after.length === 0 ? [] : ['']
  const isSame = ({ id, time, label }: EventSession) =>
    after.some(one => one.id === id && one.time === time && one.label === label)
  return before.filter(one => !isSame(one)).map(({ id }) => id)
}
