import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { isSettled, validationSent } from '../../../domain/posts/sent-post.ts'
import { computeSeal } from '../../../domain/seal.ts'
import type { Ports } from '../../../ports.ts'
import { vouchedFor } from './vouched-for.ts'

/** The approved version of a release. `broken`: the version in the database is not the approved one. */
export type Approved = { kind: 'approved'; version: SealedVersion } | { kind: 'none' } | { kind: 'broken' }

/** The version that may be published now: approved, no correction of it under way, and making its seal again. */
export async function approvedVersion(ports: Pick<Ports, 'validations'>, post: Post): Promise<Approved> {
  const { state, correcting } = post
  if (!isSettled({ state, isCorrecting: correcting !== null })) return { kind: 'none' }
  const validationId = validationSent(post)
  const validation = validationId === null ? null : await ports.validations.byId(validationId)
  if (validation?.state !== 'approved') return { kind: 'none' }
  const version = post.sealed.find(({ seal }) => seal === validation.seal)
  if (!version) return { kind: 'broken' }
  const isWhole = computeSeal(version) === version.seal && vouchedFor(validation, post.sealed, version)
  return isWhole ? { kind: 'approved', version } : { kind: 'broken' }
}
