import type { Change } from '../../change.ts'
import { shownBeside } from '../../domain/channels/variant.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { isByHand, type Release, sealedVariant } from '../../domain/releases/release.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Instant } from '../../domain/time.ts'
import { asksCard } from './hold-release.ts'
import { withRelease } from './release-row.ts'

/**
 * What the public has follows the words that are approved now. Of the same words the new seal is noted, and no more;
 * what shall be taken back is not renewed.
 */
export function corrected(post: Post, version: SealedVersion, row: Release, now: Instant): Change[] {
  if (row.pending === 'take-back') return []
  const given = row.left?.seal ?? row.seal
  const before = post.sealed.find(({ seal }) => seal === given)
  const words = before !== undefined && canonicalKey(wordsIn(before, row)) === canonicalKey(wordsIn(version, row))
  const isSame = words && (row.left === null || showsWhatItMay(row, version))
  // What a person put there is what it was when they declared it, until they say that it is corrected.
  const pending = isSame && (row.left !== null || row.pending === null) ? null : 'correct'
  if (row.seal === version.seal && row.pending === pending) return pending === null ? [] : doneThere(row, now)
  const next = withRelease(row, { seal: version.seal, pending, held: null, refusal: null }, now)
  return [...next.changes, ...(pending ? doneThere(next.row, now) : [])]
}

/** What people withdrew from it is gone there too. */
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
export function takenBack(row: Release, now: Instant): Change[] {
  if (row.pending === 'take-back') return []
  const next = withRelease(row, { pending: 'take-back', held: null, refusal: null }, now)
  return [...next.changes, ...doneThere(next.row, now)]
}

/** By Mary, or by a person, who is asked. */
function doneThere(row: Release, now: Instant): Change[] {
  if (isByHand(row.channel)) return [asksCard(row)]
  return row.held === null && row.refusal === null ? [{ job: 'release.publish', data: { id: row.id }, at: now }] : []
}
