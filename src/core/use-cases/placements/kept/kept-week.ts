import { inChannel } from '../../../domain/placements/placement.ts'
import { channelOf, openSectors, type Sector } from '../../../domain/sectors/sector.ts'
import { weekOf } from '../../../domain/week/week.ts'
import { daysLater, instantOf } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import type { KeptCards } from '../../kept-card.ts'
import { readWeek, type WeekNeeds } from '../../week/see-week.ts'
import type { WeekLine } from '../../../domain/week/week-line.ts'

export type WeekReads = WeekNeeds & Pick<Ports, 'hours'>

export const keptWeek: KeptCards<'week', WeekReads> = {
  week: {
    see: async (ports, { monday, sector: sectorId = null }) => {
      const own = openSectors(await ports.sectors.all()).filter(({ channel }) => channel !== null)
      const sector = own.find(({ id }) => id === sectorId) ?? null
      // A sector without a channel of its own is shown in the common one.
      if (sectorId !== null && sector === null) return null
      const { from, to } = weekOf(monday)
      const until = instantOf(daysLater(to, { days: 1 }), '00:00', ports.hours.timeZone)!
      // On a day of another channel's releases something leaves all the same.
      const asked = { from, to, isShown: digestOf(sectorId, own), isEmptyOfAll: sector === null }
      const seen = await readWeek(ports, asked, ports.hours)
      const week = { ...seen, undated: [], moreUndated: false }
      return {
        to: inChannel(sector && channelOf(sector)),
        face: { face: 'week', monday, until, week, sector: sector && { id: sector.id, name: sector.name } },
      }
    },
    isWaitedFor: ({ until }, now) => now < until,
    isTakenAway: async () => true,
    keepsStill: true,
  },
}

/**
 * Which releases a digest shows: in a sector's own channel those of that sector; in the common channel (null) those of
 * no sector, or of one without a channel.
 */
function digestOf(
  sectorId: string | null,
  withChannel: readonly Pick<Sector, 'id'>[],
): (release: Pick<WeekLine, 'sectors'>) => boolean {
  const own = new Set(withChannel.map(({ id }) => id))
  return ({ sectors }) =>
    sectorId === null ? sectors.length === 0 || sectors.some(id => !own.has(id)) : sectors.includes(sectorId)
}
