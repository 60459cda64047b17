import type { Edition } from '../../domain/newspapers/edition.ts'
import { confirmedErrata } from '../../domain/newspapers/erratum.ts'
import type { ServedEdition } from '../../domain/newspapers/served-edition.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { computeSeal } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'
import { isRemovalConfirmed, readTarget, truestBroadcast } from '../broadcasts/standing-broadcast.ts'

type Needs = Pick<Ports, 'editions' | 'posts' | 'broadcasts'>

/** What anybody who has one of its addresses reads, asked of the rows each time; null: there is no such edition. */
export async function seeServed(ports: Needs, editionId: string): Promise<ServedEdition | null> {
  const edition = await ports.editions.byId(editionId)
  if (edition === null) return null
  const { reference, state, produced } = edition
  return {
    reference,
    draft: state === 'abandoned' ? null : (produced?.number ?? null),
    published: await publishedOf(ports, edition),
    errata: confirmedErrata(edition),
  }
}

/** The printing that the version has whose card people have; from the first card on, until its removal is confirmed. */
async function publishedOf(ports: Needs, { postId }: Edition): Promise<ServedEdition['published']> {
  const post = postId === null ? null : await ports.posts.byId(postId)
  const sent = post && sentBroadcastId(post)
  const found = sent ? await readTarget(ports, sent) : null
  if (!post || !found || found.target.startedAt === null) return null
  if (post.state === 'taken-back' || isRemovalConfirmed(found.changing)) return 'gone'
  const { seal } = truestBroadcast(found.target, found.changing)
  const version = post.sealed.find(one => one.seal === seal)
  return version?.edition && computeSeal(version) === seal ? version.edition.production : null
}
