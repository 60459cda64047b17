import type { Change } from '../../change.ts'
import { channelOf, openSectors, type Sector } from '../../domain/sectors/sector.ts'
import { cleanText, cut } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { lossCard, sectorChanges } from './change-sector.ts'

/** An event of a channel of a team that Mary is in. `name`: its present name; empty: Teams does not say. */
export type ChannelEvent = { what: 'deleted' | 'restored' | 'renamed'; channelId: string; name: string }

/** The longest name that Teams allows. */
export const channelNameMax = 50

/** Teams tells at once what the next send would have found out; told twice, nothing happens twice. */
export async function hearChannel(
  ports: Pick<Ports, 'sectors' | 'commit' | 'now'>,
  event: ChannelEvent,
): Promise<void> {
  await orRunAgain(async () => {
    const sectors = await ports.sectors.all()
    const changes =
      event.what === 'deleted'
        ? channelLost(sectors, event.channelId, ports.now())
        : openSectors(sectors).flatMap(sector => named(sector, event))
    return changes.length === 0 ? 'done' : ports.commit(...changes)
  })
}

/** The sectors of the channel go on without it; the common channel is told once for each. */
export function channelLost(sectors: readonly Sector[], channelId: string, at: Instant): Change[] {
  return openSectors(sectors)
    .filter(sector => channelOf(sector) === channelId)
    .flatMap(sector => {
      const lost = { ...sector, version: sector.version + 1, channel: { ...sector.channel!, lostAt: at } }
      return [...sectorChanges(lost, 'sector.channel-lost'), ...lossCard(lost)]
    })
}

/** There again, or renamed. */
function named(sector: Sector, { what, channelId, name }: ChannelEvent): Change[] {
  const { channel, version } = sector
  if (channel?.id !== channelId) return []
  const { lostAt, ...there } = { ...channel, name: cut(cleanText(name), channelNameMax) || channel.name }
  if (what === 'restored' && lostAt !== undefined)
    return [
      ...sectorChanges({ ...sector, version: version + 1, channel: there }, 'sector.channel-found'),
      ...lossCard(sector),
    ]
  if (there.name === channel.name) return []
  const renamed = { ...there, ...(lostAt !== undefined && { lostAt }) }
  return sectorChanges({ ...sector, version: version + 1, channel: renamed }, 'sector.changed')
}
