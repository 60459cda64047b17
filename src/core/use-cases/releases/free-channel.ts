import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { notComms, road } from '../road.ts'
import { withRelease } from './row/release-row.ts'

export type FreeResult = { kind: 'freed' | 'free' } | { kind: 'not-comms' } | Busy
/** So many wait behind one channel at once; no authority plans as many. */
const waitingMost = 1_000

const freeing = road({
  read: async ({ channelHolds }: Pick<Ports, 'channelHolds'>, channel: OtherChannel) => ({
    hold: await channelHolds.byId(channel),
  }),
  refuses: notComms,
  attempt: (_, channel) => ({ what: 'channel.free', subject: channel }),
})

/** *Réessayer*, once somebody renewed the key: what waited is given again, what may be out is looked for. */
export function freeChannel(
  ports: Pick<Ports, 'releases' | 'channelHolds' | 'history' | 'commit' | 'now'>,
  actor: Actor,
  channel: OtherChannel,
): Promise<FreeResult> {
  return freeing<FreeResult>(ports, actor, channel, async ({ hold }) => {
    if (!hold) return { kind: 'free' }
    const rows = await ports.releases.waitingOn(channel, waitingMost)
    const now = ports.now()
    const again = rows.flatMap((row): Change[] => {
      const publish: Change = { job: 'release.publish', data: { id: row.id }, at: now }
      if (row.held === null) return [publish]
      if (row.held !== 'unauthorized') return []
      // What is out stays so; what is not is planned anew.
      const state = row.state === 'held' ? 'planned' : row.state
      return [...withRelease(row, { state, held: null }, now).changes, publish]
    })
    const changes: Change[] = [
      { remove: 'channel_hold', id: channel, ifVersion: hold.version },
      { journal: { verb: 'channel.freed', actor: named(actor), subject: channel, seal: null, details: {} } },
      ...again,
      refresh({ card: 'channel-held', channel, since: hold.since }),
    ]
    return { changes, answer: { kind: 'freed' } }
  })
}
