import type { Actor } from '../../domain/actor.ts'
import type { Sector } from '../../domain/sectors/sector.ts'
import { cleanText, cut } from '../../domain/text.ts'
import type { SpokenIn } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'
import { type Refusal, type Saved, type SectorNeeds, sectorWay, type Sought } from './change-sector.ts'
import { channelNameMax } from './hear-channel.ts'
import { type Decided, notComms, roadOf } from '../road.ts'

export type ChannelResult =
  | Saved
  | Refusal
  | { kind: 'not-comms' }
  /** Said in a chat: no channel that could be meant. */
  | { kind: 'not-in-a-channel' | 'channel-elsewhere' | 'channel-team-unset' }

/**
 * The channel in which a person of comms says so becomes the sector's: administrators need not be in it, and a channel
 * gives no right. `spokenIn` null: it was a chat. Said in the common channel, the sector has none of its own any more.
 * `name`: what the person calls it, if Mary may not read its name.
 */
export function setSectorChannel(
  ports: SectorNeeds & Pick<Ports, 'channels'>,
  actor: Actor,
  { sectorId, spokenIn, name }: { sectorId: string; spokenIn: SpokenIn | null; name: string },
): Promise<ChannelResult> {
  return channelRoad.change<ChannelResult>(ports, actor, sectorId, async sector => {
    if (spokenIn === null) return { kind: 'not-in-a-channel' }
    const found = await ports.channels.own(spokenIn)
    switch (found.kind) {
      case 'elsewhere':
        return { kind: 'channel-elsewhere' }
      case 'no-team':
        return { kind: 'channel-team-unset' }
      case 'common':
        return withChannel(sector, null)
      case 'own': {
        const called = found.name ?? (cut(cleanText(name), channelNameMax) || sector.name)
        return withChannel(sector, { id: spokenIn.channelId, name: called })
      }
    }
  })
}

function withChannel(sector: Sector, channel: Sector['channel']): Decided<Sector, never, Saved> | Saved {
  if (JSON.stringify(channel) === JSON.stringify(sector.channel)) return { kind: 'sector-saved', sector }
  return { row: { ...sector, channel }, verb: 'sector.changed' }
}

/** *Canal commun*: from anywhere. */
export function clearSectorChannel(
  ports: SectorNeeds,
  actor: Actor,
  { sectorId, seen }: Sought,
): Promise<Saved | Refusal | { kind: 'not-comms' }> {
  return channelRoad.change<Saved | Refusal>(ports, actor, sectorId, sector =>
    sector.version === seen ? withChannel(sector, null) : { kind: 'sector-changed' },
  )
}

const channelRoad = roadOf({
  ...sectorWay,
  refuses: notComms,
  attempt: { what: 'sector.channel', subject: 'sectors' },
})
