import { refresh } from '../../change.ts'
import type { Department } from '../../domain/people/department.ts'
import { departmentOf } from '../../domain/audiences/department-of.ts'
import type { PersonId } from '../../domain/actor.ts'
import { Misconfigured } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { InitiativeList } from '../../ports/outside.ts'

type Needs = Pick<Ports, 'initiatives' | 'posts' | 'commit' | 'directory' | 'departments'> & {
  initiativeList: Pick<InitiativeList, 'write'>
}

/** The job behind every change of an initiative: one item in the Microsoft List, always as the initiative now is. */
export async function writeInitiativeToList(ports: Needs, id: string): Promise<void> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative) return
  const department = initiative.department ?? (await departmentOfPerson(ports, initiative.author.id))
  const post = initiative.postId === null ? null : await ports.posts.byId(initiative.postId)
  const listItemId = await ports.initiativeList.write({ ...initiative, department }, post?.reference ?? null)
  if (listItemId === initiative.listItemId && department === initiative.department) return
  const done = await ports.commit(
    { save: 'initiative', row: { ...initiative, listItemId, department }, ifVersion: initiative.version },
    refresh({ card: 'inbox', initiativeId: id }),
  )
  // The initiative moved on meanwhile: its own job writes the list again, and notes the id then.
  if (done === 'stale') await ports.commit({ job: 'initiative.list', data: { id } })
}

/**
 * By its name in "Directions", so that the list can be filtered by it; as it stands in Entra where that name is not
 * there.
 */
async function departmentOfPerson(
  ports: Pick<Ports, 'directory' | 'departments'>,
  person: PersonId,
): Promise<string | null> {
  const written = (await ports.directory.person(person))?.department ?? null
  return departmentOf(await known(ports), written) ?? written
}

async function known(ports: Pick<Ports, 'departments'>): Promise<Department[]> {
  try {
    return await ports.departments.all()
  } catch (error) {
    if (error instanceof Misconfigured) return []
    throw error
  }
}
