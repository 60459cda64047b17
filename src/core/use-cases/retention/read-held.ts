import { parseReference } from '../../domain/reference.ts'
import { type Held, heldBy } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'

/** What no purge takes now. A reference stands for all that it leads to: a post for its proposal and its sendings. */
export async function readHeld({ suspensions, history }: Pick<Ports, 'suspensions' | 'history'>): Promise<Held> {
  const { people, references } = heldBy(await suspensions.standing())
  const trails = await Promise.all(
    references.map(async reference => {
      const typed = parseReference(reference)
      return typed === null ? [] : history.trails(typed)
    }),
  )
  const subjects = trails.flat().flatMap(trail => trail.subjects)
  return { people: [...new Set(people)], references: [...new Set([...references, ...subjects])] }
}
