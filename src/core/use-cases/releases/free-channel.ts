import { type Change, refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { withRelease } from './release-row.ts'

export type FreeResult = { kind: 'freed' | 'free' } | { kind: 'not-comms' } | Busy
/** So many wait behind one channel at most, and are looked at at once; others follow with the next word. */
const waitingMost = 200

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
    const rows = await ports.releases.inStates(['held', 'publishing', 'unknown', 'published'], waitingMost)
    const now = ports.now()
    const changes = rows
      .filter(row => row.channel === channel)
      .flatMap((row): Change[] => {
        const again: Change = { job: 'release.publish', data: { id: row.id }, at: now }
        if (row.state === 'held' && row.held !== 'unauthorized') return []
        if (row.state === 'published' && row.pending === null) return []
        if (row.state !== 'held') return [again]
        return [...withRelease(row, { state: 'planned', held: null }, now).changes, again]
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
