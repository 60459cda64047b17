import type { Change } from '../../change.ts'
import { refresh } from '../../change.ts'
import type { PlannedRelease } from '../../domain/channels/channel.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { isByHand, type Release, releaseId, sealedVariant } from '../../domain/releases/release.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { approvedVersion } from './approved-version.ts'
import { asksCard } from './hold-release.ts'
import { remindByHand } from './remind-by-hand.ts'
import { releaseEntry, withRelease } from './release-row.ts'

export type FollowNeeds = Pick<Ports, 'posts' | 'validations' | 'releases' | 'commit' | 'now'>

/**
 * The releases of a post as its approved version wants them: planned where it goes, given up where it is approved no
 * longer, corrected or taken back where the public has them. What is on its way is left alone until it has arrived.
 */
export async function followReleases(ports: FollowNeeds, postId: string): Promise<void> {
  const result = await whileStale<{ kind: 'done' }>(async () => {
    const post = await ports.posts.byId(postId)
    if (!post) return { kind: 'done' }
    const rows = await ports.releases.ofPost(postId)
    const approved = await approvedVersion(ports, post)
    // Words that nobody approved are found as they are about to leave, and told there.
    if (approved.kind === 'broken') return { kind: 'done' }
    const version = approved.kind === 'approved' ? approved.version : null
    const changes = followed(post, version, rows, ports.now())
    if (changes.length === 0) return { kind: 'done' }
    const card = refresh({ card: 'releases', postId })
    return (await ports.commit(...changes, card)) === 'done' ? { kind: 'done' } : 'stale'
  })
  if (result.kind === 'busy') throw new Error(`The releases of ${postId} kept moving`)
}

function followed(post: Post, version: SealedVersion | null, rows: Release[], now: Instant): Change[] {
  const wanted = version?.elsewhere ?? []
  const planned = version
    ? wanted.flatMap(plan => {
        const row = rows.find(({ channel }) => channel === plan.channel)
        return row ? replanned(post, version, row, plan, now) : newRelease(post, version, plan, now)
      })
    : []
  const others = rows.filter(({ channel }) => !wanted.some(plan => plan.channel === channel))
  return [...planned, ...others.flatMap(row => unwanted(post, row, now))]
}

function newRelease(post: Post, version: SealedVersion, { channel, at }: PlannedRelease, now: Instant): Change[] {
  const row: Release = {
    id: releaseId(post.id, channel),
    version: 1,
    postId: post.id,
    reference: post.reference,
    channel,
    at,
    state: 'planned',
    seal: version.seal,
    edition: 1,
    startedAt: null,
    left: null,
    pending: null,
    refusal: null,
    held: null,
    silentSince: null,
    silenceTold: false,
    declared: null,
    by: null,
    createdAt: now,
    updatedAt: now,
  }
  return [
    { save: 'release', row, ifVersion: 0 },
    releaseEntry('release.planned', row, null, { scheduledFor: at }),
    ...publishAt(row),
    ...remindByHand(row),
  ]
}

function replanned(post: Post, version: SealedVersion, row: Release, plan: PlannedRelease, now: Instant): Change[] {
  switch (row.state) {
    case 'planned':
    case 'held':
    case 'refused': {
      if (row.seal === version.seal) return []
      const change = { state: 'planned', seal: version.seal, at: plan.at, held: null, refusal: null } as const
      const next = withRelease(row, change, now)
      return [...next.changes, ...publishAt(next.row), ...remindByHand(next.row)]
    }
    case 'published':
    case 'declared':
      return corrected(post, version, row, now)
    case 'taken-back':
    case 'publishing':
    case 'unknown':
      return []
  }
}

/** Other words than those that it left with: they follow. Of the same words the new seal is noted and nothing done. */
function corrected(post: Post, version: SealedVersion, row: Release, now: Instant): Change[] {
  if (row.seal === version.seal) return []
  const before = post.sealed.find(({ seal }) => seal === row.seal)
  const isSame = before !== undefined && canonicalKey(wordsIn(before, row)) === canonicalKey(wordsIn(version, row))
  const pending = isSame && row.pending !== 'correct' ? null : 'correct'
  const next = withRelease(row, { seal: version.seal, pending, held: null, refusal: null }, now)
  return [...next.changes, ...(pending ? doneThere(next.row, now) : [])]
}

function wordsIn(version: SealedVersion, { channel }: Release) {
  return [version.rendered.locale, sealedVariant(version, channel)]
}

/** Approved no longer, or no longer for that channel. Only the end of the post itself takes back what is out. */
function unwanted({ state }: Post, row: Release, now: Instant): Change[] {
  switch (row.state) {
    case 'planned':
    case 'held':
    case 'refused':
      return [{ remove: 'release', id: row.id, ifVersion: row.version }, releaseEntry('release.given-up', row, null)]
    case 'published':
    case 'declared': {
      if (state !== 'taken-back' || row.pending === 'take-back') return []
      const next = withRelease(row, { pending: 'take-back', held: null, refusal: null }, now)
      return [...next.changes, ...doneThere(next.row, now)]
    }
    case 'publishing':
    case 'unknown':
    case 'taken-back':
      return []
  }
}

/** By Mary, or by a person, who is asked. */
function doneThere(row: Release, now: Instant): Change[] {
  return isByHand(row.channel) ? [asksCard(row)] : publishAt({ id: row.id, at: now })
}

function publishAt({ id, at }: Pick<Release, 'id' | 'at'>): Change[] {
  return at === null ? [] : [{ job: 'release.publish', data: { id }, at }]
}
