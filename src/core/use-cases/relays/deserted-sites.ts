import type { Named, PersonId } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import type { RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'
import { relayOf } from './relay-of.ts'

type Needs = Pick<Ports, 'relaySites' | 'relayTasks' | 'directory'>

/** Of one person; what was asked of them before is of the same sites. */
const tasksMost = 500

/**
 * Sites that one of these people was asked at, and that nobody may be asked at any more: with the last thing that was
 * asked there. A site that the list has no more is none; where the list cannot be read, nobody knows of another relay.
 */
export async function desertedSites(
  ports: Needs,
  left: ReadonlySet<PersonId>,
): Promise<{ task: RelayTask; person: Named }[]> {
  const found: { task: RelayTask; person: Named }[] = []
  const seen = new Set<string>()
  for (const person of left)
    for (const task of await ports.relayTasks.ofRelay(person, tasksMost)) {
      const who = [task.asked, ...task.past].find(one => one?.id === person)
      if (!who || seen.has(task.site.id)) continue
      seen.add(task.site.id)
      found.push({ task, person: who })
    }
  if (found.length === 0) return []
  const sites = await unlessAway(() => ports.relaySites.all('now'), null)
  const isDeserted = async ({ site: { id, ...kept } }: RelayTask): Promise<boolean> => {
    const site = sites === null ? kept : sites.find(one => one.id === id)
    return site !== undefined && (await relayOf(ports, site)) === null
  }
  const deserted = await Promise.all(found.map(({ task }) => isDeserted(task)))
  return found.filter((_, index) => deserted[index])
}
