import type { Release } from './release.ts'
import type { SeenWeek } from './seen-week.ts'
import type { Sector } from '../sectors/sector.ts'

/**
 * What the digest in one channel shows of a week: of a sector with a channel of its own, what is that sector's; in the
 * common channel (null) what is of nobody, or of some sector without one.
 */
export function digestOf(
  week: SeenWeek,
  sectorId: string | null,
  withChannel: readonly Pick<Sector, 'id'>[],
): SeenWeek {
  const own = new Set(withChannel.map(({ id }) => id))
  const isShown = ({ sectors }: Release): boolean =>
    sectorId === null ? sectors.length === 0 || sectors.some(id => !own.has(id)) : sectors.includes(sectorId)
  return { ...week, releases: week.releases.filter(isShown), undated: [], moreUndated: false }
}
