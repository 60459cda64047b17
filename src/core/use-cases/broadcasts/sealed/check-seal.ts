import type { Ports } from '../../../ports.ts'
import { validationSent } from '../../../domain/posts/sent-post.ts'
import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { computeSeal, isAsSealed } from '../../../domain/seal.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { vouchedFor } from './vouched-for.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'broadcasts'>

/**
 * Whether what is about to be sent is, byte for byte, what was approved. A sending or a correction needs all visas of
 * the post's current version. A broadcast that takes cards away, or adds a remark in their frame, has no new words: it
 * must have what was sealed for the cards that it changes.
 */
export async function checkSeal(ports: Needs, broadcast: Broadcast): Promise<boolean> {
  const post = await ports.posts.byId(broadcast.postId)
  if (!post) return false
  switch (broadcast.kind) {
    case 'send':
    case 'correct':
      return isApproved(ports, broadcast, post)
    case 'take-back':
    case 'expire':
    case 'remark':
    case 'mend':
    case 'call-off':
      return carriesTarget(ports, broadcast, post)
  }
}

async function isApproved(ports: Needs, broadcast: Broadcast, post: Post): Promise<boolean> {
  const validationId = validationSent(post)
  const validation = validationId === null ? null : await ports.validations.byId(validationId)
  // Not the last one: a correction may have been sealed since, and given up.
  const version = post.sealed.find(({ seal }) => seal === validation?.seal)
  if (!version || validation?.state !== 'approved' || !isOf(post, broadcast)) return false
  return (
    vouchedFor(validation, post.sealed, version) &&
    validation.seal === broadcast.seal &&
    isSealed(broadcast, version, broadcast.targetId)
  )
}

/**
 * A correction that was stopped half-way has given its post back to the broadcast that it corrects, and may be resumed.
 */
function isOf({ broadcastId }: Post, { id, kind, targetId }: Broadcast): boolean {
  return broadcastId === id || (kind === 'correct' && broadcastId === targetId)
}

/** The words of the target, or of a correction of it: either exists only because it was approved. */
async function carriesTarget({ broadcasts }: Needs, broadcast: Broadcast, post: Post): Promise<boolean> {
  const target = broadcast.targetId === null ? null : await broadcasts.byId(broadcast.targetId)
  if (target?.kind !== 'send' || target.postId !== post.id) return false
  const corrections = (await broadcasts.changing(target.id)).filter(({ kind }) => kind === 'correct')
  const approved = [target, ...corrections].some(({ seal }) => seal === broadcast.seal)
  const version = post.sealed.find(({ seal }) => seal === broadcast.seal)
  if (!approved || version === undefined) return false
  return version.erasedAt === undefined
    ? isSealed(broadcast, version, version.correctionOf)
    : isKept(broadcast, version)
}

/**
 * An erased name was removed from both: they still say the same, and the version is what the erasure left. Such a
 * broadcast changes cards, and sends nothing new.
 */
function isKept({ rendered, audience, headCount, mandatory, expiresOn }: Broadcast, version: SealedVersion): boolean {
  const carried = computeSeal({ ...version, rendered, audience, headCount, mandatory, expiresOn })
  return isAsSealed(version) && computeSeal(version) === carried
}

/** Both the kept version and the contents of the broadcast match the seal. */
function isSealed(broadcast: Broadcast, version: SealedVersion, correctionOf: string | null): boolean {
  const { rendered, audience, headCount, mandatory, expiresOn } = broadcast
  const seals = [
    version.seal,
    computeSeal(version),
    computeSeal({ ...version, rendered, audience, headCount, mandatory, expiresOn, correctionOf }),
  ]
  return seals.every(seal => seal === broadcast.seal)
}
