import type { Change } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { showsPicture } from '../../domain/posts/pictures/shows-picture.ts'
import type { Reference } from '../../domain/reference.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { newChange, startChange } from '../broadcasts/begin-correction.ts'
import { remarksGiveWay } from '../broadcasts/sending/remarks-give-way.ts'
import {
  broadcastsOnCards,
  callOffOf,
  expiredSince,
  isChangedByPeople,
  isRemovalConfirmed,
  readTarget,
  remarkSaid,
  standingBroadcast,
} from '../broadcasts/standing-broadcast.ts'

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries'>
type Read = NonNullable<Awaited<ReturnType<typeof readTarget>>>
export type MendBirth = { id: string; reference: Reference; at: Instant }

/**
 * none: no card shows it, or none will. later: the cards are leaving, or being changed, at this moment. names-gone:
 * some do, and it is no longer known who has one. mended: what is to be committed, and how many people have the card.
 */
export type CardsMended =
  | { kind: 'none' }
  | { kind: 'later' }
  | { kind: 'names-gone'; people: number }
  | { kind: 'mended'; people: number; changes: Change[] }

/**
 * Puts « Image retirée » on all cards of one broadcast in place of a picture to which a person on it no longer agrees.
 * No visa is asked: nothing is said that was not approved, one thing less is shown; that exception is closed, and the
 * journal has it as a broadcast of its own. If a sending was held half-way, people who still wait get the card without
 * the picture once it is resumed; if a correction was, the cards that it reached are changed by themselves. `bearerId`:
 * a sending, or a correction of one. `why`: the reason for the journal.
 */
export async function mendCards(
  ports: Needs,
  bearerId: string,
  ids: readonly string[],
  birth: MendBirth,
  why: Record<string, string>,
): Promise<CardsMended> {
  const bearer = await ports.broadcasts.byId(bearerId)
  const read = bearer && (await readTarget(ports, bearer.targetId ?? bearer.id))
  const post = read && (await ports.posts.byId(read.target.postId))
  if (!read || !post || post.state === 'taken-back') return { kind: 'none' }
  const { target, changing } = read
  const isOver = isRemovalConfirmed(changing) || expiredSince(changing) !== null
  const shown = new Set(ids)
  const showing = broadcastsOnCards(target, changing).filter(({ rendered }) => showsPicture(rendered, shown))
  if (isOver || target.startedAt === null || showing.length === 0) return { kind: 'none' }
  const held = heldCorrection(bearer, read)
  const from = held ?? target
  if (held && !showing.includes(held)) return { kind: 'none' }
  const { counts } = await ports.deliveries.report(from.id)
  if (from.namesGoneAt !== undefined) return { kind: 'names-gone', people: counts.delivered }
  const isMoving = ['planning', 'running', 'paused'].includes(from.state)
  if (isMoving || counts.sending > 0) return { kind: 'later' }
  if (isChangedByPeople(changing.filter(one => one !== held))) return { kind: 'later' }
  if (counts.delivered === 0) return { kind: 'none' }
  const mended = (held ? [held] : showing).map(one => withoutPictures(one, ids, birth.at))
  const standing = held ?? standingBroadcast(target, changing)
  const words = mended.find(({ id }) => id === standing.id) ?? standing
  const mend = newChange('mend', target, words, { ...birth, sentBy: null })
  const touched = { ...post, version: post.version + 1 }
  return {
    kind: 'mended',
    people: counts.delivered,
    changes: [
      ...mended.map(row => ({ save: 'broadcast', row, ifVersion: row.version - 1 }) as const),
      // The version moves, so that a person who corrects or takes back at this moment reads again.
      { save: 'post', row: touched, ifVersion: post.version },
      ...remarksGiveWay(changing, birth.at),
      ...startChange(
        { ...mend, ...(held && { mends: held.id }), ...saidBefore(changing) },
        { target: target.reference, ...why },
      ),
    ],
  }
}

/** The correction whose cards are meant, as long as it waits to be resumed. */
function heldCorrection({ id, kind }: Broadcast, { changing }: Read): Broadcast | null {
  const held = kind === 'correct' ? changing.find(one => one.id === id && one.state === 'held') : undefined
  return held?.heldBecause === 'seal-mismatch' ? null : (held ?? null)
}

function withoutPictures(before: Broadcast, ids: readonly string[], updatedAt: Instant): Broadcast {
  const without = [...new Set([...(before.rendered.without ?? []), ...ids])]
  return { ...before, rendered: { ...before.rendered, without }, version: before.version + 1, updatedAt }
}

/** A remark about their event stays on the cards. */
function saidBefore(changing: readonly Broadcast[]): Pick<Broadcast, 'remark' | 'reason'> {
  const off = callOffOf(changing)
  if (off) return { reason: off.reason ?? '' }
  const remark = remarkSaid(changing)
  return remark === null || remark === 'cancelled' ? {} : { remark }
}
