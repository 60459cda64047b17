import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

/**
 * What automatic replies tell of an approver who was asked: that they are away, and until when. Never why: their text
 * is not read. `offer`: whom Mary proposed to lend their place to, once an absence; `to` null: nobody to propose was
 * found.
 */
export type Absence = {
  id: PersonId
  version: number
  /** When it was first seen. */
  since: Instant
  /** Null: the replies name no end. */
  until: Instant | null
  offer: { to: Named | null; until: Instant } | null
  /** The replies were off again. */
  over: boolean
}

/** The fact alone, for whoever waits for them. */
export type Absent = Named & { until: Instant | null }

export function isAway(absence: Absence | null, now: Instant): absence is Absence {
  return absence !== null && !absence.over && (absence.until === null || now < absence.until)
}
