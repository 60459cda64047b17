import { afterLoss } from '../../domain/sectors/sector.ts'
import { inChannel } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'

/** In the common channel, where the proposals of a sector arrive since its own channel was lost. */
export const keptSectors: KeptCards<'channel-lost', Pick<Ports, 'sectors'>> = {
  'channel-lost': {
    see: async ({ sectors }, { sectorId, at }) => {
      const all = await sectors.all()
      const sector = all.find(({ id }) => id === sectorId)
      const after = sector ? afterLoss(sector, at) : null
      if (!sector || after === null) return null
      const number = all.indexOf(sector) + 1
      return { to: inChannel(null), face: { face: 'channel-lost', sector, number, after } }
    },
    title: ({ sector }) => sector.name,
    isWaitedFor: ({ after }) => after === 'lost',
    listed: 'proposals',
    tellsNobody: ({ after }) => after !== 'lost',
  },
}
