import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { pendingSites } from '../../../domain/broadcasts/second-confirmation.ts'
import type { FaceOf } from '../../../domain/faces/face.ts'
import { isCardOf, keyOf } from '../../../domain/placements/placed-card.ts'
import { inChannel } from '../../../domain/placements/placement.ts'
import { channelOf, channelsOf } from '../../../domain/sectors/sector.ts'
import type { Ports } from '../../../ports.ts'
import type { KeptCards } from '../../kept-card.ts'
import { sectorsOfPost } from '../../sectors/where-cards-lie.ts'
import { seeBroadcast } from './see-broadcast.ts'

type Kinds = 'broadcast' | 'second' | 'held' | 'dropped'
type Needs = Parameters<typeof seeBroadcast>[0] & Parameters<typeof sectorsOfPost>[0] & Pick<Ports, 'broadcasts'>

const channel = { kind: 'channel' } as const
const ofBroadcast = {
  reference: ({ broadcast }: FaceOf<Kinds>) => broadcast.reference,
  title: ({ broadcast }: FaceOf<Kinds>) => broadcast.title,
  listed: 'broadcasts',
} as const

/** `sector`: the sector whose channel has this copy; the first place is the card itself. */
type Place = { channel: string | null; sector?: string }

/** One card in the channel of each sector that its post touches, so that its people see the whole board. */
async function placesOf(ports: Needs, { postId }: Broadcast): Promise<Place[]> {
  const post = await ports.posts.byId(postId)
  const sectors = post ? await sectorsOfPost(ports, post) : []
  return channelsOf(sectors).map((channel, index) => {
    const sector = sectors.find(one => channelOf(one) === channel)
    return { channel, ...(index > 0 && sector && { sector: sector.id }) }
  })
}

/** Remarks by Mary herself, at most two an hour, have no card in the channel unless a person must act. */
export function goesUnseen({ kind, state, gaveWay }: Broadcast): boolean {
  return kind === 'remark' && (gaveWay === true || !['held', 'paused', 'stopped'].includes(state))
}

export const keptBroadcasts: KeptCards<Kinds, Needs> = {
  broadcast: {
    ...ofBroadcast,
    see: async (ports, { broadcastId, sector }) => {
      const broadcast = await ports.broadcasts.byId(broadcastId)
      if (broadcast && goesUnseen(broadcast)) return null
      const places = broadcast && (await placesOf(ports, broadcast))
      const place = places?.find(one => one.sector === sector)
      if (!broadcast || !place) return null
      return { to: inChannel(place.channel), face: { face: 'broadcast', ...(await seeBroadcast(ports, broadcast)) } }
    },
    isWaitedFor: ({ broadcast }) => !['done', 'stopped', 'cancelled'].includes(broadcast.state),
    copies: async (ports, { broadcastId, sector }) => {
      const broadcast = sector === undefined ? await ports.broadcasts.byId(broadcastId) : null
      if (!broadcast) return []
      const first = keyOf({ card: 'broadcast', broadcastId })
      const wanted = (await placesOf(ports, broadcast)).map(one =>
        keyOf({ card: 'broadcast', broadcastId, ...(one.sector !== undefined && { sector: one.sector }) }),
      )
      const there = (await ports.placements.about(broadcastId)).filter(key => isCardOf(key, 'broadcast'))
      return [...new Set([...wanted, ...there])].filter(key => key !== first)
    },
    isTakenAway: async (_ports, { sector }) => sector !== undefined,
  },
  second: {
    ...ofBroadcast,
    see: async ({ broadcasts }, { broadcastId, since, about }) => {
      const broadcast = await broadcasts.byId(broadcastId)
      return broadcast && { to: channel, face: { face: 'second', broadcast, since, ...(about && { about }) } }
    },
    isWaitedFor: ({ broadcast, since, about }, now) =>
      about ? pendingSites(broadcast, now)?.at === since : broadcast.confirmation?.at === since,
  },
  held: {
    ...ofBroadcast,
    see: async ({ broadcasts }, { broadcastId, since }) => {
      const broadcast = await broadcasts.byId(broadcastId)
      return broadcast && { to: channel, face: { face: 'held', broadcast, since } }
    },
    isWaitedFor: ({ broadcast, since }) => broadcast.state === 'held' && broadcast.heldAt === since,
  },
  /** Shown only for a scheduled broadcast. */
  dropped: {
    ...ofBroadcast,
    see: async ({ broadcasts }, { broadcastId }) => {
      const broadcast = await broadcasts.byId(broadcastId)
      const dropped = broadcast?.dropped
      return broadcast && dropped?.scheduled
        ? { to: { kind: 'person', id: dropped.scheduled.by.id }, face: { face: 'dropped', broadcast, dropped } }
        : null
    },
    reader: ({ dropped }) => dropped.scheduled?.by.name ?? '',
    isWaitedFor: ({ dropped }, now) => (dropped.scheduled?.for ?? '') > now,
  },
}
