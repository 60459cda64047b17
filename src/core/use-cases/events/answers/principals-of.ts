import { named, type Named, type PersonId } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'

/** A person who answers for more people has a list that no card can show. */
const principalsMost = 50

/** People who named this person to answer in their name. */
export async function principalsOf({ assistants }: Pick<Ports, 'assistants'>, person: PersonId): Promise<Named[]> {
  const rows = await assistants.concerning([person], '', principalsMost + 1)
  return rows.filter(({ id }) => id !== person).map(named)
}
