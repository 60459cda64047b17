import type { Ports } from '../ports.ts'
import { currentVersion } from '../posts/post.ts'
import { computeSeal } from '../seal.ts'
import type { Broadcast } from './broadcast.ts'

/** Whether what is about to be sent is, byte for byte, what was approved. */
export async function checkSeal(ports: Pick<Ports, 'posts' | 'validations'>, broadcast: Broadcast): Promise<boolean> {
  const post = await ports.posts.byId(broadcast.postId)
  const version = post && currentVersion(post)
  const validation = post?.validationId ? await ports.validations.byId(post.validationId) : null
  if (!version || !validation || validation.state !== 'approved' || post.broadcastId !== broadcast.id) return false
  const visas = validation.steps.every(({ visa }) => visa?.kind === 'approve' && visa.seal === validation.seal)
  const { rendered, audience, headCount, mandatory, expiresOn, targetId: correctionOf } = broadcast
  const seals = [broadcast.seal, version.seal, computeSeal(version), computeSeal({ ...version, rendered, audience, headCount, mandatory, expiresOn, correctionOf })]
  return visas && seals.every(seal => seal === validation.seal)
}
