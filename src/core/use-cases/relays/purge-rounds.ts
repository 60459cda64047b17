import { hangsDays } from '../../domain/kept-days.ts'
import { isCardOf } from '../../domain/placements/placed-card.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import { isHeld } from '../../domain/retention/suspension.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { daysLater, instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { removeAll } from '../remove-all.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

type Needs = HeldNeeds & Pick<Ports, 'relayRounds' | 'relayTasks' | 'placements' | 'retentionRules' | 'commit' | 'now'>

/** By the authority's clock. No time zone skips that hour. */
const lookedAt = '04:10'
const atOnce = 100

/**
 * The job of each night: posters that hang longer than any may are looked at, whatever their origin; rounds that ended
 * long ago are deleted, with the names of the people asked. A round goes last, since by it the next night finds what a
 * killed run left.
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
  await forgetEnded(ports, before(daysOf(await ports.retentionRules.all(), 'relay-rounds')))
  await commit({ job: 'relays.purge', data: {}, at: instantOf(nextDay(today), lookedAt, timeZone)! })
}

/** Suspended rounds are skipped, and found again each night. */
async function forgetEnded(ports: Needs, before: Instant): Promise<void> {
  const held = await readHeld(ports)
  let passed = 0
  for (;;) {
    const ended = (await ports.relayRounds.endedBefore(before, passed + atOnce)).slice(passed)
    for (const round of ended)
      if (isHeld(held, round, await ports.relayTasks.of(round.id))) passed++
      else await forget(ports, round.id)
    if (ended.length < atOnce) return
  }
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
