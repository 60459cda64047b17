import { hangsDays, roundsKeptDays } from '../../domain/kept-days.ts'
import { isCardOf } from '../../domain/placements/placed-card.ts'
import type { Settings } from '../../domain/settings.ts'
import { daysLater, instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { removeAll } from '../remove-all.ts'

type Needs = Pick<Ports, 'relayRounds' | 'relayTasks' | 'placements' | 'commit' | 'now'>

/** By the authority's clock. No zone leaves that hour out. */
const lookedAt = '04:10'
const atOnce = 100

/**
 * The job of each night: whatever hangs for longer than anything may is looked at, whoever asked for it and when; what
 * ended long ago is forgotten, with the names of who was asked. A round goes last, since by it the next night finds
 * what a kill left.
 */
export async function purgeRounds(ports: Needs, { timeZone }: Pick<Settings, 'timeZone'>): Promise<void> {
  const { relayRounds, commit } = ports
  const today = localDay(ports.now(), timeZone)
  const before = (days: number) => instantOf(daysLater(today, { days: -days }), '00:00', timeZone)!
  let after = ''
  for (;;) {
    const old = await relayRounds.open(before(hangsDays), after, atOnce)
    for (const { broadcastId } of old) await commit({ job: 'relays.follow', data: { broadcastId } })
    if (old.length < atOnce) break
    after = old.at(-1)!.id
  }
  for (;;) {
    const ended = await relayRounds.endedBefore(before(roundsKeptDays), atOnce)
    for (const { id } of ended) await forget(ports, id)
    if (ended.length < atOnce) break
  }
  await commit({ job: 'relays.purge', data: {}, at: instantOf(nextDay(today), lookedAt, timeZone)! })
}

async function forget(ports: Needs, id: string): Promise<void> {
  const { placements, relayTasks, relayRounds } = ports
  await removeAll(ports, async () => {
    const cards = (await placements.about(id)).filter(key => isCardOf(key, 'relay', 'relay-reminder', 'relay-down'))
    const kept = await Promise.all(cards.slice(0, atOnce).map(key => placements.byKey(key)))
    return kept.flatMap(one => (one ? [{ remove: 'placement', id: one.key, ifVersion: one.version }] : []))
  })
  await removeAll(ports, async () =>
    (await relayTasks.of(id))
      .slice(0, atOnce)
      .map(one => ({ remove: 'relay_task', id: one.id, ifVersion: one.version })),
  )
  await removeAll(ports, async () => {
    const round = await relayRounds.byId(id)
    return round ? [{ remove: 'relay_round', id, ifVersion: round.version }] : []
  })
}
