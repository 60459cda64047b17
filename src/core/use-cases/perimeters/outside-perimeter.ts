/** A perimeter compares people, one by one, and no expressions, so nesting and exclusions need no own rules. */

import type { Actor, PersonId } from '../../domain/actor.ts'
import type { Audience } from '../../domain/audiences/audience.ts'
import { countAudience, type ExpandNeeds } from '../audiences/expand-audience.ts'
import type { Perimeter } from '../../domain/audiences/perimeter.ts'
import type { Ports } from '../../ports.ts'

/**
 * So many people of the audience are outside of what this person may address; `perimeters`: the names of their groups.
 */
export type Outside = { kind: 'outside-perimeter'; people: number; perimeters: string[] }
export type PerimeterNeeds = ExpandNeeds & Pick<Ports, 'perimeters'>

/**
 * A member of a perimeter's group may address only its people; null: everybody addressed is within. People who have a
 * card may always get a correction of it: `targetId`.
 */
export async function outsidePerimeter(
  ports: PerimeterNeeds,
  actor: Pick<Actor, 'id'>,
  { audience, targetId = null }: { audience: Audience; targetId?: string | null },
): Promise<Outside | null> {
  // Registered people were invited by somebody who was allowed to.
  if (audience.kind === 'registered') return null
  const mine = targetId === null ? await perimetersOf(ports, actor.id) : []
  if (mine.length === 0) return null
  const within: Audience = { kind: 'union', of: mine.map(perimeter => perimeter.audience) }
  const people = await countAudience(ports, { kind: 'except', from: audience, without: within })
  return people === 0 ? null : { kind: 'outside-perimeter', people, perimeters: mine.map(({ group }) => group.name) }
}

async function perimetersOf(ports: PerimeterNeeds, person: PersonId): Promise<Perimeter[]> {
  const mine: Perimeter[] = []
  const groups = new Map<string, boolean>()
  for (const perimeter of await ports.perimeters.all()) {
    const { id } = perimeter.group
    const belongs = groups.get(id) ?? (await isMember(ports, id, person))
    groups.set(id, belongs)
    if (belongs) mine.push(perimeter)
  }
  return mine
}

async function isMember({ directory }: PerimeterNeeds, groupId: string, person: PersonId): Promise<boolean> {
  for await (const page of directory.members(groupId)) if (page.some(({ id }) => id === person)) return true
  return false
}
