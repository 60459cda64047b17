import { orRunAgain } from '../attempt.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { Reference } from '../../domain/reference.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { expiryAt, isExpired } from '../../domain/broadcasts/cards-expiry.ts'
import { newChange, startChange } from './begin-correction.ts'
import { isCalledOff, isChanging, readTarget, standingBroadcast } from './standing-broadcast.ts'

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'commit' | 'now' | 'newId' | 'newReference'>

/** While a correction or the sending itself is on its way, the job looks again after so long. */
const waitMs = 10 * 60_000

/**
 * The job `broadcast.expire`: says on every delivered card that it is over, once, when its day has come and people may
 * be disturbed; until then it asks for itself again. A correction may have moved the day, or drawn the cards anew
 * since.
 */
export async function expireBroadcast(ports: Needs, id: string, settings: WorkingHours): Promise<void> {
  let birth: { id: string; reference: Reference } | null = null
  await orRunAgain(async () => {
    const read = await readTarget(ports, id)
    const post = read && (await ports.posts.byId(read.target.postId))
    if (!read || !post || post.state === 'taken-back') return 'done'
    const { target, changing } = read
    const standing = standingBroadcast(target, changing)
    const day = standing.expiresOn
    // A called-off event says only that.
    if (day === null || isCalledOff(changing) || isSaid(changing)) return 'done'
    const now = ports.now()
    const later = isExpired(standing, now, settings) ? afterQuietHours(now, settings) : expiryAt(day, settings)
    if (later !== null && later > now) return ports.commit({ job: 'broadcast.expire', data: { id }, at: later })
    if (isChanging(changing) || (target.state !== 'done' && target.state !== 'stopped'))
      throw new Unavailable('being-changed', { retryAfterMs: waitMs })
    if ((await ports.deliveries.report(id)).counts.delivered === 0) return 'done'
    birth ??= { id: ports.newId(), reference: await ports.newReference('DIF') }
    const expiry = newChange('expire', target, standing, { ...birth, at: now, sentBy: null })
    // The version moves, so that a person who corrects or takes back at this moment reads again.
    const touched = { ...post, version: post.version + 1 }
    return ports.commit(
      { save: 'post', row: touched, ifVersion: post.version },
      ...startChange(expiry, { target: target.reference, expiresOn: day }),
    )
  })
}

/**
 * Whether the last change that reached the cards was an expiry, or one is on its way. A later correction redraws the
 * cards without « Terminé », so that the expiry is due again.
 */
function isSaid(changing: Parameters<typeof isChanging>[0]): boolean {
  const last = changing.find(({ kind, startedAt }) => kind === 'expire' || (kind === 'correct' && startedAt !== null))
  return last?.kind === 'expire' && last.state !== 'cancelled' && last.state !== 'held'
}
