import type { Person } from '../../domain/actor.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { expandAudience } from '../audiences/expand-audience.ts'
import type { Audience } from '../../domain/audiences/audience.ts'
import { reachOf } from '../../domain/audiences/reach-of.ts'
import type { Ports } from '../../ports.ts'
import type { ToReach } from '../../domain/faces/account.ts'
import { isPrepared } from './ask-for-files.ts'
import { files, type Needs as FilesNeeds, written } from './report-files.ts'
import { byDepartment } from './people-to-reach.ts'

type Needs = FilesNeeds & Parameters<typeof expandAudience>[0] & Pick<Ports, 'departments' | 'conversations'>

/**
 * The job behind *Liste des personnes à joindre autrement*. The names lie in the library alone: the card has the
 * address.
 */
export async function writeUnreachable(ports: Needs, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast || !isPrepared(broadcast.unreachable)) return
  const people = await unreachable(ports, broadcast.audience)
  const sheet = ports.tables.toReach(people)
  const csv = await ports.library.put(
    files.folder,
    `${broadcast.reference} ${sheet.name}.csv`,
    files.csv,
    await ports.sheets.csv(sheet),
  )
  await written(ports, id, 'unreachable', { xlsx: null, csv, at: ports.now(), people: people.length })
}

async function unreachable(ports: Needs, audience: Audience): Promise<ToReach[]> {
  const find = departmentFinder(await ports.departments.all())
  const people: ToReach[] = []
  for await (const page of expandAudience(ports, audience)) {
    const conversations = await ports.conversations.of(page.map(({ id }) => id))
    const out = page.filter(person => ['blocked', 'noTeams'].includes(reachOf(person, conversations.get(person.id))))
    people.push(...out.map(person => lineOf(person, find(person.department))))
  }
  return people.sort(byDepartment)
}

function lineOf({ name, mail }: Person, department: string | null): ToReach {
  return { name, mail, department, state: 'refused' }
}
