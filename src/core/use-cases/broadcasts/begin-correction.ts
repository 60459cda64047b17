import { type Change, refresh } from '../../change.ts'
import type { Named } from '../../domain/actor.ts'
import type { Broadcast, BroadcastKind } from '../../domain/broadcasts/broadcast.ts'
import { notBegun } from '../../domain/broadcasts/new-broadcast.ts'
import { isExpired } from '../../domain/broadcasts/cards-expiry.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Post } from '../../domain/posts/post.ts'
import { asDraft } from '../../domain/posts/pictures/sort-pictures.ts'
import type { Reference } from '../../domain/reference.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { isCalledOff, isChangedByPeople, isUnderWay, readTarget, standingBroadcast } from './standing-broadcast.ts'

export type NotCorrectable =
  'nobody-has-it' | 'names-gone' | 'not-ended' | 'taken-back' | 'event-cancelled' | 'expired' | 'being-changed'
export type Correctable = { kind: 'correctable'; target: Broadcast; draft: Post }
type Needs = Pick<Ports, 'broadcasts' | 'deliveries' | 'now'>

/**
 * The post as a draft of the correction of `broadcastId`, which it becomes with the first change that is saved; nothing
 * is written here. Read anew with every look at the post, since its cards may be taken back meanwhile.
 */
export async function beginCorrection(
  ports: Needs,
  post: Post,
  broadcastId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<Correctable | { kind: NotCorrectable | 'not-found' }> {
  const read = await readTarget(ports, broadcastId)
  if (!read) return { kind: 'not-found' }
  const { target, changing } = read
  if (post.state === 'taken-back' || post.state === 'cancelled') return { kind: 'taken-back' }
  if (isCalledOff(changing)) return { kind: 'event-cancelled' }
  if (isExpired(standingBroadcast(target, changing), ports.now(), settings)) return { kind: 'expired' }
  if (isChangedByPeople(changing)) return { kind: 'being-changed' }
  if (isUnderWay(target)) return { kind: 'not-ended' }
  if (target.namesGoneAt !== undefined) return { kind: 'names-gone' }
  const ended = target.state === 'done' || target.state === 'stopped'
  if (!ended || (await ports.deliveries.report(broadcastId)).counts.delivered === 0) return { kind: 'nobody-has-it' }
  if (post.correcting?.broadcastId === broadcastId && post.state !== 'broadcasting')
    return { kind: 'correctable', target, draft: post }
  if (post.state !== 'broadcast' || post.broadcastId !== broadcastId) return { kind: 'being-changed' }
  return { kind: 'correctable', target, draft: draftOf(post, broadcastId, ports.now()) }
}

/** Its audience is fixed, and it has no slot. Pictures that may no longer be shown have left it. */
function draftOf(post: Post, broadcastId: string, at: Instant): Post {
  const { content, expiresOn, sentUnder = null, validationId } = post
  const seen = sentUnder === null ? { validationId } : { validationId: sentUnder, refusedId: validationId }
  return {
    ...asDraft(post, at),
    slot: null,
    validationId: null,
    broadcastId: null,
    correcting: { broadcastId, content, expiresOn, ...seen },
    sentUnder: null,
    updatedAt: at,
  }
}

export type ChangeBirth = { id: string; reference: Reference; at: Instant; sentBy: Named | null }

/**
 * A broadcast that takes another one's cards away, or adds to them what is true for everybody. `standing`: the
 * broadcast whose words they show.
 */
export function newChange(
  kind: Exclude<BroadcastKind, 'send' | 'correct'>,
  target: Broadcast,
  standing: Broadcast,
  birth: ChangeBirth,
): Broadcast {
  const { at, ...born } = birth
  const {
    moved: _,
    movedSessions: __,
    removedSessions: ___,
    remark: ____,
    heldAbout: _____,
    heldPictures: ______,
    ...words
  } = standing
  return {
    ...words,
    ...born,
    version: 1,
    kind,
    targetId: target.id,
    state: 'planning',
    heldBecause: null,
    check: null,
    scheduledFor: null,
    confirmation: null,
    firstBy: null,
    resent: 0,
    dropped: null,
    correctedAt: standing.kind === 'correct' ? standing.startedAt : null,
    ...notBegun,
    createdAt: at,
    updatedAt: at,
  }
}

/** Starts the broadcast at once: its cards and jobs, to be committed with the other changes. */
export function startChange(broadcast: Broadcast, details: JournalEntry['details']): Change[] {
  const { id, reference: subject, seal, sentBy } = broadcast
  return [
    { save: 'broadcast', row: broadcast, ifVersion: broadcast.version - 1 },
    { journal: { verb: 'broadcast.started', actor: sentBy, subject, seal, details } },
    { job: 'broadcast.plan', data: { id } },
    refresh({ card: 'broadcast', broadcastId: id }),
  ]
}
