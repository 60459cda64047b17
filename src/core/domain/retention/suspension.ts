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

/**
 * What no purge takes, whatever its rule says. `rows`: ids of rows that the references lead to, and whatever names one
 * of them stays; `parts`: ids of pictures and lists of people that those rows need, which stay alone.
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

/** Whether one of these documents names somebody, or bears a reference, of which somebody said that it stays. */
export function isHeld({ people, references, rows }: Held, ...documents: readonly unknown[]): boolean {
  const needles = [...people, ...references, ...rows.map(id => JSON.stringify(id))]
  const said = needles.length === 0 ? '' : JSON.stringify(documents)
  return needles.some(needle => said.includes(needle))
}
