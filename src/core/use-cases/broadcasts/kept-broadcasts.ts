import type { FaceOf } from '../../domain/faces/face.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'
import { seeBroadcast } from './see-broadcast.ts'

type Kinds = 'broadcast' | 'second' | 'held' | 'dropped'
type Needs = Parameters<typeof seeBroadcast>[0] & Pick<Ports, 'broadcasts'>

const channel = { kind: 'channel' } as const
const ofBroadcast = {
  reference: ({ broadcast }: FaceOf<Kinds>) => broadcast.reference,
  title: ({ broadcast }: FaceOf<Kinds>) => broadcast.title,
  reader: () => '',
  listed: 'broadcasts',
} as const

export const keptBroadcasts: KeptCards<Kinds, Needs> = {
  broadcast: {
    ...ofBroadcast,
    see: async (ports, { broadcastId }) => {
      const broadcast = await ports.broadcasts.byId(broadcastId)
      return broadcast && { to: channel, face: { face: 'broadcast', ...(await seeBroadcast(ports, broadcast)) } }
    },
    isWaitedFor: ({ broadcast }) => !['done', 'stopped', 'cancelled'].includes(broadcast.state),
  },
  second: {
    ...ofBroadcast,
    see: async ({ broadcasts }, { broadcastId, since }) => {
      const broadcast = await broadcasts.byId(broadcastId)
      return broadcast && { to: channel, face: { face: 'second', broadcast, since } }
    },
    isWaitedFor: ({ broadcast, since }) => broadcast.confirmation?.at === since,
  },
  held: {
    ...ofBroadcast,
    see: async ({ broadcasts }, { broadcastId, since }) => {
      const broadcast = await broadcasts.byId(broadcastId)
      return broadcast && { to: channel, face: { face: 'held', broadcast, since } }
    },
    isWaitedFor: ({ broadcast, since }) => broadcast.state === 'held' && broadcast.heldAt === since,
  },
  /** Told only of what was scheduled. */
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
