import type { Named, PersonId } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import type { RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'
import { relayOf } from './relay-of.ts'

type Needs = Pick<Ports, 'relaySites' | 'relayTasks' | 'directory'>

/** Of one person; what was asked of them before is of the same sites. */
const tasksMost = 500

/**
 * Sites whose last relay is one of these people, and that nobody may be asked at any more: with the last thing that was
 * asked there. Whoever handed a site on long ago is none of its relays. A site that the list has no more is none; where
 * the list cannot be read, nobody knows of another relay.
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

/** Who is asked there, or was last, and whom the list named. */
function relaysOf({ asked, past, site }: RelayTask): (Named | null)[] {
  return [asked ?? past.at(-1) ?? null, site.relay, site.deputy]
}
