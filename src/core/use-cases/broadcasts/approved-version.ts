import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { validationSent } from '../../domain/posts/sent-post.ts'
import { computeSeal } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'
import { vouchedFor } from './vouched-for.ts'

/** What stands behind a release. `broken`: what lies in the database is not what was approved. */
export type Approved = { kind: 'approved'; version: SealedVersion } | { kind: 'none' } | { kind: 'broken' }

/** The version that may be published now: approved, no correction of it under way, and making its seal again. */
export async function approvedVersion(ports: Pick<Ports, 'validations'>, post: Post): Promise<Approved> {
  if (!['approved', 'broadcasting', 'broadcast'].includes(post.state) || isCorrected(post)) return { kind: 'none' }
  const validationId = validationSent(post)
  const validation = validationId === null ? null : await ports.validations.byId(validationId)
  if (validation?.state !== 'approved') return { kind: 'none' }
  const version = post.sealed.find(({ seal }) => seal === validation.seal)
  if (!version) return { kind: 'broken' }
  const isWhole = computeSeal(version) === version.seal && vouchedFor(validation, post.sealed, version)
  return isWhole ? { kind: 'approved', version } : { kind: 'broken' }
}

/** A correction that is approved, or on its way, is what shall be read. */
function isCorrected({ correcting, state }: Post): boolean {
  return correcting !== null && state !== 'approved' && state !== 'broadcasting'
}
