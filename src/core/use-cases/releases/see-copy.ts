import { type Actor, isComms } from '../../domain/actor.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import { isByHand, releaseId } from '../../domain/releases/release.ts'
import { type ByHand, lacksCopies } from '../../domain/releases/sealed-words.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { approvedByHand } from './approved-by-hand.ts'

export type CopyResult =
  | ({ kind: 'seen' } & ByHand)
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  /** Mary publishes there by herself. */
  | { kind: 'release-by-mary' }
  /** No approved post goes there. `isPlanned`: it will, once it is approved. */
  | { kind: 'release-not-there'; isPlanned: boolean }
  /** `release-lapsed`: its words are no longer the approved ones; `release-altered`: they differ from them. */
  | { kind: 'release-lapsed' | 'release-altered' }

/** What a person publishes by hand on a network: sealed words, pictures, hour. Missing files are ordered. */
export async function seeCopy(
  ports: Pick<Ports, 'posts' | 'validations' | 'releases' | 'history' | 'now' | 'commit'>,
  actor: Actor,
  { postId, channel }: { postId: string; channel: OtherChannel },
): Promise<CopyResult> {
  const [post, release] = await Promise.all([ports.posts.byId(postId), ports.releases.byId(releaseId(postId, channel))])
  if (!isComms(actor)) {
    const subject = post?.reference ?? 'posts'
    return refusedAttempt(ports, actor, { what: 'release.copy', subject }, { kind: 'not-comms' })
  }
  if (!post) return { kind: 'not-found' }
  if (!isByHand(channel)) return { kind: 'release-by-mary' }
  if (!release) {
    const isPlanned = post.elsewhere?.some(one => one.channel === channel) ?? false
    return { kind: 'release-not-there', isPlanned }
  }
  const seen = await approvedByHand(ports, release, post)
  if (!seen.words) return { kind: seen.lapsed ? 'release-lapsed' : 'release-altered' }
  if (lacksCopies(seen)) await ports.commit({ job: 'release.copies', data: { id: release.id } })
  return { kind: 'seen', ...seen }
}
