import type { Sector } from '../sectors/sector.ts'
import type { WeekLine } from './week-line.ts'

/**
 * Which releases the digest in one channel shows: of a sector with a channel of its own, what is that sector's; in the
 * common channel (null) what is of nobody, or of some sector without one.
 */
export function digestOf(
  sectorId: string | null,
  withChannel: readonly Pick<Sector, 'id'>[],
): (release: Pick<WeekLine, 'sectors'>) => boolean {
  const own = new Set(withChannel.map(({ id }) => id))
  return ({ sectors }) =>
    sectorId === null ? sectors.length === 0 || sectors.some(id => !own.has(id)) : sectors.includes(sectorId)
}
