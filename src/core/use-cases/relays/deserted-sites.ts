import type { Named, PersonId } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import type { RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'
import { relayOf } from './relay-of.ts'

type Needs = Pick<Ports, 'relaySites' | 'relayTasks' | 'directory'>

/** Tasks of one person; older ones are of the same sites. */
const tasksMost = 500

/**
 * Sites whose last relay is one of these people, where nobody else may be asked: with the last task there. A person who
 * handed a site on long ago is no relay of it. A site that is no longer in the list is left out; while the list cannot
 * be read, no other relay is known.
 */
export async function desertedSites(
  ports: Needs,
  left: ReadonlySet<PersonId>,
): Promise<{ task: RelayTask; person: Named }[]> {
  const found: { task: RelayTask; person: Named }[] = []
  const seen = new Set<string>()
  for (const person of left)
    for (const { site } of await ports.relayTasks.ofRelay(person, tasksMost)) {
      const task = seen.has(site.id) ? null : await ports.relayTasks.newestAt(site.id)
      const who = task && relaysOf(task).find(one => one?.id === person)
      if (!task || !who) continue
      seen.add(site.id)
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

/** The person who is, or was last, asked there, and the people whom the list named. */
function relaysOf({ asked, past, site }: RelayTask): (Named | null)[] {
  return [asked ?? past.at(-1) ?? null, site.relay, site.deputy]
}
