import type { Change } from '../../change.ts'
import { type Actor, isComms, type PersonId } from '../../domain/actor.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { WeekAddress } from '../../domain/week/week-address.ts'
import type { SeenWeek } from '../../domain/week/seen-week.ts'
import { daysLater, localDay } from '../../domain/working-time/local-time.ts'
import type { Busy } from '../attempt.ts'
import { admitVisitor } from '../people/admit-visitor.ts'
import { notComms, road } from '../road.ts'
import type { Ports } from '../../ports.ts'
import { readWeek, type WeekNeeds } from '../week/see-week.ts'

export type AddressResult = { kind: 'address'; key: string | null } | { kind: 'not-comms' } | Busy
type Needs = Pick<Ports, 'weekAddresses' | 'history' | 'commit' | 'now' | 'newId' | 'keyedDigest'>

const addressRoad = road({
  read: async ({ weekAddresses }: Pick<Ports, 'weekAddresses'>, id: PersonId) => ({
    known: await weekAddresses.byId(id),
  }),
  refuses: notComms,
  attempt: { what: 'week.address', subject: 'week' },
})

/** `make`: an address, where there is none; `renew`: another one; `end`: none. What was before answers no more. */
export function changeAddress(ports: Needs, actor: Actor, change: 'make' | 'renew' | 'end'): Promise<AddressResult> {
  return addressRoad<AddressResult>(ports, actor, actor.id, ({ known }) => {
    if ((change === 'make' && known) || (change === 'end' && !known))
      return { kind: 'address', key: known?.secret ?? null }
    if (change === 'end') return { changes: ending(known!, actor), answer: { kind: 'address', key: null } }
    return made(ports, actor, known)
  })
}

/** The address that this person has; null: none. */
export async function seeAddress(
  { weekAddresses }: Pick<Ports, 'weekAddresses'>,
  actor: Actor,
): Promise<string | null> {
  return (await weekAddresses.byId(actor.id))?.secret ?? null
}

function made(ports: Needs, actor: Actor, before: WeekAddress | null) {
  const at = ports.now()
  const version = before?.version ?? 0
  // Mary's own secret is in it, and what no address had before.
  const key = ports.keyedDigest(['week', actor.id, ports.newId(), at, version].join('\n'))
  const row: WeekAddress = { id: actor.id, version: version + 1, secret: key, madeAt: at }
  const changes: Change[] = [
    { save: 'week_address', row, ifVersion: version },
    { journal: { verb: 'week.address-given', actor, subject: 'week', seal: null, details: {} } },
  ]
  return { changes, answer: { kind: 'address' as const, key } }
}

type EndNeeds = Pick<Ports, 'weekAddresses' | 'directory' | 'pilot' | 'commit'>

/** So much of the plan a calendar program gets: the week before, and seven to come. */
const daysBefore = 7
const daysAfter = 49

/**
 * How the week of that address is read. Null: nobody's address. Of somebody who is of comms no more it ends here, so
 * that it never answers again.
 */
export async function readAddress(
  ports: WeekNeeds & EndNeeds,
  secret: string,
  settings: WorkingHours,
): Promise<(() => Promise<SeenWeek>) | null> {
  const address = await ports.weekAddresses.bySecret(secret)
  if (!address) return null
  if (!(await isOfComms(ports, address))) return null
  const today = localDay(ports.now(), settings.timeZone)
  const span = { from: daysLater(today, { days: -daysBefore }), to: daysLater(today, { days: daysAfter }) }
  return () => readWeek(ports, span, settings)
}

/** Addresses of people who left, or are of comms no more. Repeating it does no harm. */
export async function endAddressesOf(ports: EndNeeds, people: readonly PersonId[]): Promise<void> {
  const addresses = await Promise.all(people.map(person => ports.weekAddresses.byId(person)))
  for (const address of addresses) if (address) await isOfComms(ports, address)
}

/** Whose address it is; where no more, it ends here. */
async function isOfComms(ports: EndNeeds, address: WeekAddress): Promise<boolean> {
  const visitor = await admitVisitor(ports, address.id)
  if (visitor.kind === 'admitted' && isComms(visitor)) return true
  await ports.commit(...ending(address, null))
  return false
}

function ending({ id, version }: WeekAddress, actor: Actor | null): Change[] {
  return [
    { remove: 'week_address', id, ifVersion: version },
    { journal: { verb: 'week.address-ended', actor, subject: 'week', seal: null, details: {} } },
  ]
}
