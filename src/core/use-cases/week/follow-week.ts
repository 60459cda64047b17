import { refresh } from '../../change.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { Release } from '../../domain/week/release.ts'
import { weekOf } from '../../domain/week/week.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { digestKeys } from './post-digest.ts'
import { readWeek, type WeekNeeds } from './see-week.ts'

type Needs = WeekNeeds & Pick<Ports, 'placements' | 'commit'>

/**
 * Brings the digests of this week to what is true now, and asks for itself again at the hour at which they would say
 * something else although nobody did anything. Where no digest lies, nothing is read.
 */
export async function followWeek(ports: Needs, settings: WorkingHours): Promise<void> {
  const now = ports.now()
  const week = weekOf(localDay(now, settings.timeZone))
  const keys = digestKeys(week.from, await ports.sectors.all())
  const lie = await Promise.all(keys.map(key => ports.placements.byKey(key)))
  const placed = keys.filter((_, index) => lie[index] !== null)
  if (placed.length === 0) return
  const { releases } = await readWeek(ports, week, settings)
  const next = nextTurn(releases, now)
  await ports.commit(
    ...placed.map(key => refresh(key)),
    ...(next === null ? [] : [{ job: 'week.follow' as const, data: {}, at: next }]),
  )
}

/** When what is waited for becomes late, or a slot passes; null: nothing of this depends on the clock alone. */
function nextTurn(releases: readonly Release[], now: Instant): Instant | null {
  const turns = releases.flatMap(({ due, at, movable }) => [due, movable === 'yes' ? at : null])
  return turns.filter(turn => turn !== null && turn > now).toSorted()[0] ?? null
}
