import type { Actor } from '../actor.ts'
import { type Instant, msBetween } from '../time.ts'
import type { Broadcast, Confirmation } from './broadcast.ts'

/** After a day nobody remembers what was confirmed, so that the first confirmation ends. */
export const confirmationMs = 24 * 60 * 60_000

/** What a person confirms: how many people, and when; null = now. */
export type Asked = Pick<Confirmation, 'people' | 'scheduledFor'>

/**
 * Above the ceiling two people of comms confirm the same number for the same time. first: this is the first
 * confirmation. yours: the first one is this person's own, another person's is missing. theirs: the first one is
 * another person's, and this is the second.
 */
export type Second =
  { kind: 'not-needed' } | { kind: 'first' } | { kind: 'yours' | 'theirs'; confirmation: Confirmation }

export function secondConfirmation(
  pending: Confirmation | null,
  actor: Pick<Actor, 'id'>,
  asked: Asked,
  { at, over }: { at: Instant; over: number },
): Second {
  if (asked.people <= over) return { kind: 'not-needed' }
  const same = pending?.people === asked.people && pending.scheduledFor === asked.scheduledFor
  if (!same || isOld(pending, at)) return { kind: 'first' }
  return { kind: pending.by.id === actor.id ? 'yours' : 'theirs', confirmation: pending }
}

/** The first confirmation while it still counts; the second one replaces it. */
export function pendingConfirmation({ confirmation }: Broadcast, at: Instant): Confirmation | null {
  return confirmation === null || isOld(confirmation, at) ? null : confirmation
}

/** The same for the confirmation of *Joindre les sites*. */
export function pendingSites({ sitesConfirmation: first }: Broadcast, at: Instant): Confirmation | null {
  return first === undefined || first.second || isOld(first, at) ? null : first
}

/** A confirmed time that has passed meanwhile cannot be confirmed any more. */
function isOld({ at: since, scheduledFor }: Confirmation, at: Instant): boolean {
  return msBetween(since, at) > confirmationMs || (scheduledFor !== null && scheduledFor <= at)
}
