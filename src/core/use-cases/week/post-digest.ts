import { type Change, refresh } from '../../change.ts'
import { type PlacementKey, keyOf } from '../../domain/placements/placed-card.ts'
import { openSectors } from '../../domain/sectors/sector.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { weekAfter, weekOf } from '../../domain/week/week.ts'
import { instantOf, localDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { workingDayFrom } from '../../domain/working-time/working-time.ts'
import type { Ports } from '../../ports.ts'

/** By the authority's clock, or when its quiet hours end; on the next working day where Monday is none. */
const postedAt = '08:30'

type Needs = Pick<Ports, 'sectors' | 'commit' | 'now'>

/**
 * Posts the week that begins on `monday`, in the common channel and in each sector's own, and orders the next one.
 * Without `monday`, as every start orders it, it only does the latter: Mary posts no week that began before she came. A
 * week that is over meanwhile is not posted any more.
 */
export async function postDigest(ports: Needs, { monday }: { monday?: Day }, settings: WorkingHours): Promise<void> {
  const now = ports.now()
  const next = nextDigest(now, settings)
  const isOver = monday === undefined || weekOf(localDay(now, settings.timeZone)).from !== monday
  if (isOver) return void (await ports.commit(next))
  const calm = afterQuietHours(now, settings)
  if (calm > now) return void (await ports.commit({ job: 'week.digest', data: { monday }, at: calm }))
  const keys = digestKeys(monday, await ports.sectors.all())
  await ports.commit(next, ...keys.map(key => refresh(key)), { job: 'week.follow', data: {} })
}

/** Keys of the digests of a week: one in the common channel, one in each sector's own. */
export function digestKeys(monday: Day, sectors: Parameters<typeof openSectors>[0]): PlacementKey[] {
  const own = openSectors(sectors).filter(({ channel }) => channel !== null)
  return [keyOf({ card: 'week', monday }), ...own.map(({ id }) => keyOf({ card: 'week', monday, sector: id }))]
}

function nextDigest(now: Instant, settings: WorkingHours): Change {
  const week = weekOf(localDay(now, settings.timeZone))
  const own = dueOf(week.from, settings)
  const monday = own > now ? week.from : weekAfter(week, 1).from
  return { job: 'week.digest', data: { monday }, at: dueOf(monday, settings) }
}

function dueOf(monday: Day, settings: WorkingHours): Instant {
  return afterQuietHours(instantOf(workingDayFrom(monday, settings), postedAt, settings.timeZone)!, settings)
}
