import type { PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Audience } from '../../domain/audiences/audience.ts'

type Leaf = Exclude<Audience, { of: Audience[] } | { from: Audience }>

/** `in`: parts that this person is in; `perhaps`: groups and teams of which one holds them, when no other does. */
export type PartsOfPerson = { in: Leaf[]; perhaps: Leaf[] }

/**
 * Why a person belongs to an audience, by what was frozen and kept: Graph is not asked, since a person who left a group
 * later was in it then.
 */
export async function partsOfPerson(
  ports: Pick<Ports, 'peopleLists'>,
  audience: Audience,
  person: { id: PersonId; department: string | null },
): Promise<PartsOfPerson> {
  const leaves = reasonsIn(audience)
  const listed = await Promise.all(leaves.map(leaf => isIn(ports, leaf, person)))
  const sure = leaves.filter((_, index) => listed[index] === true)
  const groups = leaves.filter(({ kind }) => kind === 'group' || kind === 'team')
  if (sure.length > 0) return { in: sure, perhaps: [] }
  return groups.length === 1 ? { in: groups, perhaps: [] } : { in: [], perhaps: groups }
}

/** An exclusion is nobody's reason to be in an audience. */
function reasonsIn(audience: Audience): Leaf[] {
  switch (audience.kind) {
    case 'union':
    case 'intersection':
      return audience.of.flatMap(reasonsIn)
    case 'except':
      return reasonsIn(audience.from)
    default:
      return [audience]
  }
}

async function isIn(
  { peopleLists }: Pick<Ports, 'peopleLists'>,
  leaf: Leaf,
  person: { id: PersonId; department: string | null },
): Promise<boolean> {
  switch (leaf.kind) {
    case 'everyone':
      return true
    case 'department':
      return leaf.name === person.department
    case 'people':
      return leaf.ids.includes(person.id)
    case 'list':
      return (await peopleLists.byId(leaf.id))?.people.includes(person.id) ?? false
    // A person in the ledger had answered so, even if they changed their answer since.
    case 'registered':
      return true
    case 'group':
    case 'team':
      return false
  }
}
