import type { Change } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { showsPicture } from '../../domain/posts/shows-picture.ts'
import type { Reference } from '../../domain/reference.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { newChange, startChange } from '../broadcasts/begin-correction.ts'
import { remarksGiveWay } from '../broadcasts/remarks-give-way.ts'
import {
  callOffOf,
  expiredSince,
  isChangedByPeople,
  isRemovalConfirmed,
  readTarget,
  remarkSaid,
  standingBroadcast,
} from '../broadcasts/standing-broadcast.ts'

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries'>
export type MendBirth = { id: string; reference: Reference; at: Instant }

/**
 * none: no card shows it, or none will. later: the cards are leaving, or being changed, at this moment. mended: what is
 * to be committed, and how many people have the card.
 */
export type CardsMended = { kind: 'none' } | { kind: 'later' } | { kind: 'mended'; people: number; changes: Change[] }

/**
 * On all cards of one broadcast « Image retirée » in the place of a picture to which somebody on it no longer agrees.
 * Nobody is asked for a visa: nothing is said that was not approved, one thing less is shown; that exception is closed,
 * and the journal has it as a broadcast of its own. Of what was held half-way, whoever waits gets the card without the
 * picture, if somebody resumes it. `why`: what the journal says of it.
 */
export async function mendCards(
  ports: Needs,
  targetId: string,
  ids: readonly string[],
  { at, ...birth }: MendBirth,
  why: Record<string, string>,
): Promise<CardsMended> {
  const read = await readTarget(ports, targetId)
  const post = read && (await ports.posts.byId(read.target.postId))
  if (!read || !post || post.state === 'taken-back') return { kind: 'none' }
  const { target, changing } = read
  const standing = standingBroadcast(target, changing)
  const isOver = isRemovalConfirmed(changing) || expiredSince(changing) !== null
  if (isOver || target.startedAt === null || !showsPicture(standing.rendered, new Set(ids))) return { kind: 'none' }
  const { counts } = await ports.deliveries.report(targetId)
  const isMoving = ['planning', 'running', 'paused'].includes(target.state)
  if (isMoving || counts.sending > 0 || isChangedByPeople(changing)) return { kind: 'later' }
  if (counts.delivered === 0) return { kind: 'none' }
  const mended = withoutPictures(standing, ids, at)
  const mend = newChange('mend', target, mended, { ...birth, at, sentBy: null })
  const touched = { ...post, version: post.version + 1 }
  return {
    kind: 'mended',
    people: counts.delivered,
    changes: [
      { save: 'broadcast', row: mended, ifVersion: standing.version },
      // The version moves: whoever corrects or takes back at this moment reads again.
      { save: 'post', row: touched, ifVersion: post.version },
      ...remarksGiveWay(changing, at),
      ...startChange({ ...mend, ...saidBefore(changing) }, { target: target.reference, ...why }),
    ],
  }
}

function withoutPictures(before: Broadcast, ids: readonly string[], updatedAt: Instant): Broadcast {
  const without = [...new Set([...(before.rendered.without ?? []), ...ids])]
  return { ...before, rendered: { ...before.rendered, without }, version: before.version + 1, updatedAt }
}

/** What the cards say of their event stays on them. */
function saidBefore(changing: readonly Broadcast[]): Pick<Broadcast, 'remark' | 'reason'> {
  const off = callOffOf(changing)
  if (off) return { reason: off.reason ?? '' }
  const remark = remarkSaid(changing)
  return remark === null || remark === 'cancelled' ? {} : { remark }
}
