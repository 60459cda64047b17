import { type Actor, isComms } from '../../domain/actor.ts'
import { openSectors, type Sector } from '../../domain/sectors/sector.ts'
import { cleanText, cut } from '../../domain/text.ts'
import type { SpokenIn } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { type Refusal, saved, type Saved, type SectorNeeds, type Sought } from './change-sector.ts'
import { channelNameMax } from './hear-channel.ts'

export type ChannelResult =
  | Saved
  | Refusal
  | { kind: 'not-comms' }
  /** Said in a chat: no conversation that could be meant. */
  | { kind: 'not-in-a-channel' | 'channel-elsewhere' | 'channel-team-unset' }

/**
 * The channel in which somebody of comms says so is the sector's from now on: administrators need not be in it, and no
 * channel decides a right. `spokenIn` null: it was a chat. Said in the common channel, it has none of its own any more.
 * `name`: as they call it, where Mary may not read its name.
 */
export async function setSectorChannel(
  ports: SectorNeeds & Pick<Ports, 'channels'>,
  actor: Actor,
  { sectorId, spokenIn, name }: { sectorId: string; spokenIn: SpokenIn | null; name: string },
): Promise<ChannelResult> {
  if (!isComms(actor)) return notComms(ports, actor)
  const sector = openSectors(await ports.sectors.all()).find(({ id }) => id === sectorId)
  if (!sector) return { kind: 'not-found' }
  if (spokenIn === null) return { kind: 'not-in-a-channel' }
  const found = await ports.channels.own(spokenIn)
  switch (found.kind) {
    case 'elsewhere':
      return { kind: 'channel-elsewhere' }
    case 'no-team':
      return { kind: 'channel-team-unset' }
    case 'common':
      return withChannel(ports, actor, sector, null)
    case 'own': {
      const called = found.name ?? (cut(cleanText(name), channelNameMax) || sector.name)
      return withChannel(ports, actor, sector, { id: spokenIn.channelId, name: called })
    }
  }
}

async function withChannel(
  ports: SectorNeeds,
  actor: Actor,
  sector: Sector,
  channel: Sector['channel'],
): Promise<Saved | Refusal> {
  if (JSON.stringify(channel) === JSON.stringify(sector.channel)) return { kind: 'sector-saved', sector }
  return saved(ports, actor, { ...sector, channel }, sector)
}

/** *Canal commun*: from anywhere. */
export async function clearSectorChannel(
  ports: SectorNeeds,
  actor: Actor,
  { sectorId, seen }: Sought,
): Promise<Saved | Refusal | { kind: 'not-comms' }> {
  if (!isComms(actor)) return notComms(ports, actor)
  const sector = openSectors(await ports.sectors.all()).find(({ id }) => id === sectorId)
  if (!sector) return { kind: 'not-found' }
  if (sector.version !== seen) return { kind: 'sector-changed' }
  return withChannel(ports, actor, sector, null)
}

function notComms(ports: SectorNeeds, actor: Actor): Promise<{ kind: 'not-comms' }> {
  return refusedAttempt(ports, actor, { what: 'sector.channel', subject: 'sectors' }, { kind: 'not-comms' })
}
