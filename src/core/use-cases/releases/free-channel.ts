import { type Change, refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { withRelease } from './row/release-row.ts'

export type FreeResult = { kind: 'freed' | 'free' } | { kind: 'not-comms' } | Busy
/** So many wait behind one channel at once; no authority plans as many. */
const waitingMost = 1_000

/** *Réessayer*, once somebody renewed the key: what waited is given again, what may be out is looked for. */
export function freeChannel(
  ports: Pick<Ports, 'releases' | 'channelHolds' | 'history' | 'commit' | 'now'>,
  actor: Actor,
  channel: OtherChannel,
): Promise<FreeResult> {
  return whileStale<FreeResult>(async () => {
    if (!isComms(actor))
      return refusedAttempt(ports, actor, { what: 'channel.free', subject: channel }, { kind: 'not-comms' })
    const hold = await ports.channelHolds.byId(channel)
    if (!hold) return { kind: 'free' }
    const rows = await ports.releases.waitingOn(channel, waitingMost)
    const now = ports.now()
    const changes = rows.flatMap((row): Change[] => {
      const again: Change = { job: 'release.publish', data: { id: row.id }, at: now }
      if (row.held === null) return [again]
      if (row.held !== 'unauthorized') return []
      // What is out stays so; what is not is planned anew.
      const state = row.state === 'held' ? 'planned' : row.state
      return [...withRelease(row, { state, held: null }, now).changes, again]
    })
    const done = await ports.commit(
      { remove: 'channel_hold', id: channel, ifVersion: hold.version },
      { journal: { verb: 'channel.freed', actor: named(actor), subject: channel, seal: null, details: {} } },
      ...changes,
      refresh({ card: 'channel-held', channel, since: hold.since }),
    )
    return done === 'done' ? { kind: 'freed' } : 'stale'
  })
}
