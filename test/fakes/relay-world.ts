import assert from 'node:assert/strict'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Face } from '../../src/core/domain/faces/face.ts'
import { readKey } from '../../src/core/domain/placements/placed-card.ts'
import type { RelaySite } from '../../src/core/domain/relays/relay.ts'
import type { Instant } from '../../src/core/domain/time.ts'
import { afterQuietHours } from '../../src/core/domain/working-time/quiet-hours.ts'
import type { Messenger } from '../../src/core/ports/outside.ts'
import { askRelays } from '../../src/core/use-cases/relays/ask-relays.ts'
import { askSites } from '../../src/core/use-cases/relays/ask-sites.ts'
import { followRelays } from '../../src/core/use-cases/relays/follow-relays.ts'
import { remindRelays } from '../../src/core/use-cases/relays/remind-relays.ts'
import { refreshPlacement } from '../../src/core/use-cases/placements/refresh-placement.ts'
import { jobClock, type JobRow } from './job-clock.ts'
import { type FakePorts, settings } from './ports.ts'
import { person } from './town.ts'
import { comms } from './walk.ts'

/** `n` sites with a relay and a deputy of their own, and some without; of every tenth nobody said how many they are. */
export function sitesOf(ports: FakePorts, n: number, alone = 0): { relays: Person[]; deputies: Person[] } {
  const relays = Array.from({ length: n }, (_, index) => person(`r${index} Relais`))
  const deputies = Array.from({ length: n }, (_, index) => person(`d${index} Adjointe`))
  ports.town.people.push(...relays, ...deputies)
  // In place: ports that were made of these read the same list.
  const sites = Array.from({ length: n + alone }, (_, index): RelaySite => {
    const [relay, deputy] = [relays[index], deputies[index]]
    return {
      id: String(index + 1),
      name: `Site ${String(index + 1).padStart(2, '0')}`,
      department: null,
      relay: relay ? { id: relay.id, name: relay.name } : null,
      deputy: deputy ? { id: deputy.id, name: deputy.name } : null,
      without: index % 10 === 9 ? null : index + 1,
      address: '',
      since: null,
    }
  })
  ports.sites.splice(0, ports.sites.length, ...sites)
  return { relays, deputies }
}

export async function askedFor(ports: FakePorts, { id }: Broadcast): Promise<void> {
  const sites = ports.sites.filter(({ relay, deputy }) => relay ?? deputy).length
  const result = await askSites(ports, comms, { broadcastId: id, sites }, settings)
  assert.equal(result.kind, 'asked', JSON.stringify(result))
}

export type SentCard = { card: string; to: string; face: Face; at: Instant }

/** All that Mary does by herself for sites, by a virtual clock; the cards that she sends are kept. */
export function relayWorld(ports: FakePorts) {
  const sent: SentCard[] = []
  const messenger = {
    show: async ({ key, to }: { key: string; to: { kind: string; id?: string } }, face: Face) => {
      sent.push({ card: readKey(key)!.card, to: to.id ?? 'channel', face, at: ports.now() })
      return { kind: 'delivered', conversationId: `c-${to.id}`, activityId: `a-${sent.length}` }
    },
    redraw: async () => ({ kind: 'delivered', conversationId: null, activityId: null }),
  } as unknown as Messenger
  const run = async (row: JobRow): Promise<void> => {
    switch (row.job) {
      case 'relays.ask':
        return askRelays(ports, row.data, settings)
      case 'relays.follow':
        return followRelays(ports, row.data, settings)
      case 'relays.remind':
        return remindRelays(ports, row.data, settings)
      case 'placement.refresh':
        return refreshPlacement({ ...ports, messenger }, row.data.key, at => afterQuietHours(at, settings))
      default:
        throw new Error(row.job)
    }
  }
  const isOurs = ({ job, data }: JobRow): boolean =>
    job.startsWith('relays.') || (job === 'placement.refresh' && 'key' in data && data.key.startsWith('relay'))
  return { sent, ...jobClock(ports, isOurs, run) }
}
