import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

/**
 * What automatic replies tell of an approver who was asked: that they are away, and until when. Never why: their text
 * is not read. `offer`: the person to whom Mary proposed to lend their place, once an absence; `to` null: nobody was
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
  /** Whether the replies were switched off again. */
  over: boolean
}

/** The absence alone, for people who wait for them. */
export type Absent = Named & { until: Instant | null }

export function isAway(absence: Absence | null, now: Instant): absence is Absence {
  return absence !== null && !absence.over && (absence.until === null || now < absence.until)
}
