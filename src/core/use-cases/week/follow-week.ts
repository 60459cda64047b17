import { refresh } from '../../change.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekLine } from '../../domain/week/week-line.ts'
import { type Week, weekOf } from '../../domain/week/week.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { digestKeys } from './post-digest.ts'
import { readWeek, type WeekNeeds } from './see-week.ts'

type Needs = WeekNeeds & Pick<Ports, 'placements' | 'commit'>

/**
 * Refreshes the digests of this week, and orders itself again for the hour at which they would change by the clock
 * alone. Without a digest nothing is read.
 */
export async function followWeek(ports: Needs, settings: WorkingHours): Promise<void> {
  const now = ports.now()
  const week = weekOf(localDay(now, settings.timeZone))
  const keys = digestKeys(week.from, await ports.sectors.all())
  const lie = await Promise.all(keys.map(key => ports.placements.byKey(key)))
  const placed = keys.filter((_, index) => lie[index] !== null)
  if (placed.length === 0) return
  const { releases } = await readWeek(ports, week, settings)
  const next = nextTurn(releases, now, tomorrowIn(week, settings, now))
  await ports.commit(
    ...placed.map(key => refresh(key)),
    ...(next === null ? [] : [{ job: 'week.follow' as const, data: {}, at: next }]),
  )
}

/** When an awaited visa becomes late, a slot passes, or the day does; null: nothing depends on the clock alone. */
function nextTurn(releases: readonly WeekLine[], now: Instant, tomorrow: Instant | null): Instant | null {
  const turns = releases.flatMap(({ due, at, movable }) => [due, movable === 'yes' ? at : null])
  return [...turns, tomorrow].filter(turn => turn !== null && turn > now).toSorted()[0] ?? null
}

/** On a day that has passed nothing can leave any more. Null: the week is over by then. */
function tomorrowIn({ to }: Pick<Week, 'to'>, { timeZone }: WorkingHours, now: Instant): Instant | null {
  const day = nextDay(localDay(now, timeZone))
  return day > to ? null : instantOf(day, '00:00', timeZone)
}
