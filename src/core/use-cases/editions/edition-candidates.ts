import type { Edition } from '../../domain/newspapers/edition.ts'
import { newSince } from '../../domain/newspapers/edition-days.ts'
import type { ReadyPost } from '../../domain/newspapers/line-post.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { instantOf, localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/sealed/approved-version.ts'

/** More than two editions hold: beyond that the exact number does not matter. */
const candidatesMost = 200

/**
 * Posts that are ready for an edition, in the order of submission: approved, or sent since the previous *bouclage*, and
 * in no edition yet.
 */
export async function editionCandidates(
  ports: Pick<Ports, 'editions' | 'now'>,
  edition: Edition,
  { rhythm }: Newspaper,
  { timeZone }: WorkingHours,
): Promise<ReadyPost[]> {
  const before = await ports.editions.lastClosing(edition)
  const since = newSince(before, rhythm, localDay(ports.now(), timeZone))
  return ports.editions.ready(instantOf(since, '00:00', timeZone) ?? since, candidatesMost)
}

/** Those of them whose version still matches its seal. */
export async function stillApproved(
  ports: Pick<Ports, 'posts' | 'validations'>,
  ready: readonly ReadyPost[],
): Promise<{ post: Post; seal: string }[]> {
  const found = await Promise.all(
    ready.map(async ({ postId }) => {
      const post = await ports.posts.byId(postId)
      const approved = post && (await approvedVersion(ports, post))
      return post && approved?.kind === 'approved' ? [{ post, seal: approved.version.seal }] : []
    }),
  )
  return found.flat()
}
