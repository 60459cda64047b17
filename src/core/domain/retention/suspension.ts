import type { Named, PersonId } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

/**
 * While it stands nothing of this person, or of what this reference names, is purged or erased: a court, a control or a
 * complaint may ask for it. `reviewOn`: the day on which somebody looks whether it is still needed; it ends by hand.
 */
export type Suspension = {
  id: string
  version: number
  of: { kind: 'person'; person: Named } | { kind: 'reference'; reference: Reference }
  reason: string
  reviewOn: Day
  by: Named
  at: Instant
  lifted: { by: Named; at: Instant } | null
}

/** What no purge takes, whatever its rule says. */
export type Held = { people: PersonId[]; references: Reference[] }

export function heldBy(suspensions: readonly Suspension[]): Held {
  const standing = suspensions.filter(({ lifted }) => lifted === null)
  return {
    people: standing.flatMap(({ of }) => (of.kind === 'person' ? [of.person.id] : [])),
    references: standing.flatMap(({ of }) => (of.kind === 'reference' ? [of.reference] : [])),
  }
}
