import type { Named, PersonId } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

/**
 * While it is in force nothing of this person, or of what this reference names, is purged or erased: a court, a control
 * or a complaint may ask for it. `reviewOn`: the day on which a person checks whether it is still needed; it is ended
 * by hand.
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

/**
 * What no purge deletes, whatever its rule says. `rows`: ids of rows to which the references lead; rows that name one
 * of them are kept too. `parts`: ids of pictures and lists of people that those rows need; only these are kept.
 */
export type Held = { people: PersonId[]; references: Reference[]; rows: string[]; parts: string[] }

export const nothingHeld: Held = { people: [], references: [], rows: [], parts: [] }

export function heldBy(suspensions: readonly Suspension[]): Pick<Held, 'people' | 'references'> {
  const standing = suspensions.filter(({ lifted }) => lifted === null)
  return {
    people: standing.flatMap(({ of }) => (of.kind === 'person' ? [of.person.id] : [])),
    references: standing.flatMap(({ of }) => (of.kind === 'reference' ? [of.reference] : [])),
  }
}

/** Whether one of these documents names a person, or has a reference, that is suspended. */
export function isHeld({ people, references, rows }: Held, ...documents: readonly unknown[]): boolean {
  const needles = [...people, ...references, ...rows.map(id => JSON.stringify(id))]
  const said = needles.length === 0 ? '' : JSON.stringify(documents)
  return needles.some(needle => said.includes(needle))
}
