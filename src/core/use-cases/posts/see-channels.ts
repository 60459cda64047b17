import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { type OtherChannel, otherChannels } from '../../domain/channels/channel.ts'
import { variantLimits, type VariantLimits } from '../../domain/channels/limits.ts'
import { variantOf } from '../../domain/channels/variant.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { limitsOf } from './writing/limits-of.ts'

/**
 * `host` null: it is not connected. `account` null: the network does not tell now. `held`: how many releases are held.
 */
export type ChannelSeen = {
  channel: OtherChannel
  host: string | null
  account: string | null
  limits: VariantLimits
  held: number
}
export type SeeChannelsResult = { kind: 'channels'; channels: ChannelSeen[] } | { kind: 'not-comms' }

const heldMost = 100

/** Which channels are connected, by which account, and what each of them takes. */
export async function seeChannels(
  ports: Pick<Ports, 'networks' | 'releases' | 'history' | 'commit' | 'now'>,
  actor: Actor,
): Promise<SeeChannelsResult> {
  if (!maySeeAll(actor))
    return refusedAttempt(ports, actor, { what: 'channels.see', subject: 'channels' }, { kind: 'not-comms' })
  const limits = await limitsOf(ports)
  const channels = otherChannels.map(async (channel): Promise<ChannelSeen> => {
    const network = ports.networks[channel]
    const kind = variantOf(channel)
    return {
      channel,
      host: network?.host ?? null,
      account: (await network?.account()) ?? null,
      limits: limits[kind] ?? variantLimits[kind],
      held: (await ports.releases.waitingOn(channel, heldMost)).filter(({ state }) => state === 'held').length,
    }
  })
  return { kind: 'channels', channels: await Promise.all(channels) }
}
