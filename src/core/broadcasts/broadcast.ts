import type { Named, PersonId } from '../actor.ts'
import type { Audience, AudienceCheck } from '../audiences/audience.ts'
import type { RenderedPost } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/**
 * ready (approved, nobody asked for it yet) → scheduled | planning → running → done.
 * stopped: comms stopped it, what had not left is `refused(cancelled)`. held: the seal did not match, or the operator must act.
 */
export type BroadcastState = 'ready' | 'scheduled' | 'planning' | 'running' | 'stopped' | 'done' | 'held' | 'cancelled'

export type Broadcast = {
  id: string
  version: number
  reference: Reference
  postId: string
  postReference: Reference
  title: string
  /** What was approved. */
  seal: string
  rendered: RenderedPost
  audience: Audience
  headCount: number
  state: BroadcastState
  /** Of the seal's computation just before the first send, or the operator's matter. */
  heldBecause: 'seal-mismatch' | 'not-registered' | null
  check: (AudienceCheck & { at: Instant }) | null
  /** When it may start; null = as soon as somebody asks. */
  scheduledFor: Instant | null
  sentBy: Named | null
  /** People in the ledger, once planned. */
  planned: number | null
  startedAt: Instant | null
  finishedAt: Instant | null
  createdAt: Instant
  updatedAt: Instant
}

export type DeliveryState = 'queued' | 'sending' | 'delivered' | 'refused' | 'unknown'

/** Why somebody did not get it (« non remis »). */
export type RefusedReason =
  | 'blocked' | 'not-installed' | 'no-teams' | 'gone' | 'cancelled' | 'service-unavailable'
  | 'bad-content' | 'too-big' | 'not-registered' | 'not-permitted' | 'service-error'

/** One broadcast to one person. Settled rows never change again, but by an explicit decision. */
export type Delivery = {
  broadcastId: string
  person: PersonId
  givenName: string
  /** A department of the "Directions" list, or null. */
  department: string | null
  state: DeliveryState
  reason: RefusedReason | null
  attempts: number
  activityId: string | null
}

export type DeliveryCounts = Record<DeliveryState, number>

/** Counts of one broadcast, by state, by reason, and by department. */
export type DeliveryReport = {
  counts: DeliveryCounts
  refused: Partial<Record<RefusedReason, number>>
  departments: { name: string | null; people: number; delivered: number }[]
}
