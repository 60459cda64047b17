import { type Change, refresh } from '../../../change.ts'
import type { PlannedRelease } from '../../../domain/channels/channel.ts'
import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { type Release, sealedVariant, isByHand } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { whileStale } from '../../attempt.ts'
import { sentBroadcastId } from '../../../domain/posts/sent-post.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { asksCard } from './hold-release.ts'
import { rowOf } from './new-row.ts'
import { releaseEntry, withRelease } from './release-row.ts'
import { remindByHand } from './remind-by-hand.ts'
import { shownBeside } from '../../../domain/channels/variant.ts'
import { canonicalKey } from '../../../domain/seal.ts'

export type FollowNeeds = Pick<
  Ports,
  'posts' | 'validations' | 'releases' | 'broadcasts' | 'history' | 'commit' | 'now'
>

/**
 * Brings the releases of a post to what its approved version wants: planned for its channels, given up where no longer
 * approved, corrected or taken back where the public has them. A release on its way is left alone until it has arrived.
 */
export async function followReleases(ports: FollowNeeds, postId: string): Promise<void> {
  const result = await whileStale<{ kind: 'done' }>(async () => {
    const post = await ports.posts.byId(postId)
    if (!post) return { kind: 'done' }
    const rows = await ports.releases.ofPost(postId)
    const approved = await approvedVersion(ports, post)
    const version = approved.kind === 'approved' ? approved.version : null
    const now = ports.now()
    const isNew = version?.elsewhere?.some(plan => !rows.some(row => row.channel === plan.channel))
    const late = { ...(isNew && (await doubtOf(ports, post))), leftAt: await leftAt(ports, post) }
    const changes = approved.kind === 'broken' ? broken(post, rows, now) : followed(post, version, rows, late, now)
    if (changes.length === 0) return { kind: 'done' }
    const card = refresh({ card: 'releases', postId })
    return (await ports.commit(...changes, card)) === 'done' ? { kind: 'done' } : 'stale'
  })
  if (result.kind === 'busy') throw new Error(`The releases of ${postId} kept moving`)
}

type Doubt = Pick<Release, 'maybeOutSince'>
/** `leftAt`: when the first card of the post left; null: none did. */
type Late = Doubt & { leftAt: Instant | null }

async function leftAt({ broadcasts }: FollowNeeds, post: Post): Promise<Instant | null> {
  const id = sentBroadcastId(post)
  const isSent = post.state === 'broadcasting' || post.state === 'broadcast'
  return isSent && id !== null ? ((await broadcasts.byId(id))?.startedAt ?? null) : null
}

/** A post from before a restored database was adopted may be out by the other database. */
async function doubtOf({ history }: FollowNeeds, { createdAt }: Post): Promise<Doubt> {
  const [adopted] = await history.about(['database'], { before: null, limit: 1, without: ['attempt.refused'] })
  return adopted && createdAt <= adopted.at ? { maybeOutSince: createdAt } : {}
}

function followed(post: Post, version: SealedVersion | null, rows: Release[], late: Late, now: Instant): Change[] {
  const wanted = version?.elsewhere ?? []
  const planned = version
    ? wanted.flatMap(plan => {
        const row = rows.find(({ channel }) => channel === plan.channel)
        return row
          ? replanned(post, version, row, { ...plan, ...late }, now)
          : newRelease(post, version, plan, late, now)
      })
    : []
  const others = rows.filter(({ channel }) => !wanted.some(plan => plan.channel === channel))
  return [...planned, ...others.flatMap(row => unwanted(post, version, row, now))]
}

/** The database does not have what was approved: nothing of it is planned, and comms is told for each channel. */
function broken(post: Post, rows: Release[], now: Instant): Change[] {
  const lacking = (post.elsewhere ?? []).filter(({ channel }) => !rows.some(row => row.channel === channel))
  return lacking.flatMap(plan => {
    const row: Release = { ...rowOf(post, '', plan, now), state: 'held', held: 'seal' }
    return [
      { save: 'release', row, ifVersion: 0 },
      releaseEntry('release.held', row, null, { because: 'seal' }),
      asksCard(row),
    ]
  })
}

/** Without an hour of its own it leaves with the post; if that left long ago it is held as missed. */
function newRelease(post: Post, version: SealedVersion, plan: PlannedRelease, late: Late, now: Instant): Change[] {
  const { leftAt, ...doubt } = late
  const row = { ...rowOf(post, version.seal, { ...plan, at: plan.at ?? leftAt }, now), ...doubt }
  return [
    { save: 'release', row, ifVersion: 0 },
    releaseEntry('release.planned', row, null, { scheduledFor: row.at }),
    ...publishAt(row),
    ...remindByHand(row),
  ]
}

type Plan = PlannedRelease & Pick<Late, 'leftAt'>

function replanned(post: Post, version: SealedVersion, row: Release, plan: Plan, now: Instant): Change[] {
  switch (row.state) {
    case 'planned':
    case 'held':
    case 'refused': {
      // An hour that a person gave it since stays.
      const at = plan.at ?? (row.by === null ? null : row.at) ?? plan.leftAt
      const leaves = row.state === 'planned' && row.at === null && at !== null
      if (row.seal === version.seal && !leaves) return []
      const noted = { seal: version.seal, at, refusal: null, startedAt: null }
      // A release that comms stopped stays stopped, whatever is approved anew.
      const next = withRelease(row, isStopped(row) ? noted : { ...noted, state: 'planned', held: null }, now)
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

/** Approved no longer, or no longer for that channel. */
function unwanted(post: Post, version: SealedVersion | null, row: Release, now: Instant): Change[] {
  const isEnded = post.state === 'taken-back' || post.state === 'cancelled'
  switch (row.state) {
    case 'planned':
    case 'held':
    case 'refused':
      // A stop by a person, or their word that it is not out, is remembered until the next approval.
      if (version === null && !isEnded && (isStopped(row) || row.edition > 1)) return []
      return [{ remove: 'release', id: row.id, ifVersion: row.version }, releaseEntry('release.given-up', row, null)]
    case 'published':
    case 'declared':
      if (isEnded) return takenBack(row, now)
      return version && sealedVariant(version, row.channel) ? corrected(post, version, row, now) : []
    case 'publishing':
    case 'unknown':
    case 'taken-back':
      return []
  }
}

function isStopped({ held }: Release): boolean {
  return held === 'stopped'
}

function publishAt({ id, at, state }: Release): Change[] {
  return at === null || state !== 'planned' ? [] : [{ job: 'release.publish', data: { id }, at }]
}

/**
 * What the public has follows the approved words. If the words are the same only the new seal is noted; a release that
 * is to be taken back is not renewed.
 */
function corrected(post: Post, version: SealedVersion, row: Release, now: Instant): Change[] {
  if (row.pending === 'take-back') return []
  const given = row.left?.seal ?? row.seal
  const before = post.sealed.find(({ seal }) => seal === given)
  const words = before !== undefined && canonicalKey(wordsIn(before, row)) === canonicalKey(wordsIn(version, row))
  const isSame = words && (row.left === null || showsWhatItMay(row, version))
  // A release by hand keeps the words of its declaration, until a person says that it is corrected.
  const pending = isSame && (row.left !== null || row.pending === null) ? null : 'correct'
  if (row.seal === version.seal && row.pending === pending) return pending === null ? [] : doneThere(row, now)
  const next = withRelease(row, { seal: version.seal, pending, held: null, refusal: null }, now)
  return [...next.changes, ...(pending ? doneThere(next.row, now) : [])]
}

/** Pictures that people withdrew are gone there too. */
function showsWhatItMay({ without = [], left, channel }: Release, version: SealedVersion): boolean {
  const words = sealedVariant(version, channel)
  return (words ? shownBeside(words) : []).every(
    ({ id }) => !without.includes(id) || left?.without?.includes(id) === true,
  )
}

function wordsIn(version: SealedVersion, { channel }: Release) {
  return [version.rendered.locale, sealedVariant(version, channel)]
}

/** The post itself is over: so is what the public has of it. */
function takenBack(row: Release, now: Instant): Change[] {
  if (row.pending === 'take-back') return []
  const next = withRelease(row, { pending: 'take-back', held: null, refusal: null }, now)
  return [...next.changes, ...doneThere(next.row, now)]
}

/** By Mary, or by a person, who is asked. */
function doneThere(row: Release, now: Instant): Change[] {
  if (isByHand(row.channel)) return [asksCard(row)]
  return row.held === null && row.refusal === null ? [{ job: 'release.publish', data: { id: row.id }, at: now }] : []
}
