import { refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { InitiativeList } from '../../ports/outside.ts'
import { departmentOfPerson } from '../people/department-of-person.ts'

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
