import type { Named, PersonId } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import type { RelaySite } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'
import { unfitAccount } from '../people/unfit.ts'

type Needs = Pick<Ports, 'directory'>

/**
 * The person to ask at a site: its relay, or the deputy if the relay has no usable account, or is away while the deputy
 * is there. `asked`: the person asked already, who stays while the list names them and they may be asked. Null: nobody.
 */
export async function relayOf(
  ports: Needs,
  { relay, deputy }: Pick<RelaySite, 'relay' | 'deputy'>,
  asked: Named | null = null,
): Promise<Named | null> {
  const ids = [relay, deputy].flatMap(one => one?.id ?? [])
  if (ids.length === 0) return null
  const people = await ports.directory.people(ids)
  const fit = async (one: Named | null): Promise<Named | null> => {
    const person = one && people.get(one.id)
    return person?.licensed && (await unfitAccount(ports, person)) === null ? one : null
  }
  const [first, second] = await Promise.all([fit(relay), fit(deputy)])
  const stays = [first, second].find(one => one !== null && one.id === asked?.id)
  if (stays) return stays
  if (!first || !second) return first ?? second
  return (await isAway(ports, first.id)) && !(await isAway(ports, second.id)) ? second : first
}

async function isAway({ directory }: Needs, person: PersonId): Promise<boolean> {
  return (await unlessAway(() => directory.absence(person), null)) !== null
}
