import { type Actor, maySeeAll, type Named } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { approversUnreached } from '../placements/kept/unreached.ts'
import type { Ports } from '../../ports.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Post } from '../../domain/posts/post.ts'

const listed = 15

export type ListPostsResult =
  | {
      kind: 'listed'
      posts: Post[]
      validations: Record<Validation['id'], Validation>
      unreached: Record<Validation['id'], Named[]>
      campaigns: Record<Campaign['id'], string>
    }
  | { kind: 'not-comms' }

/**
 * « publications »: state, who has it, since when. `validations`: those under way, by id; `unreached`: people without a
 * card of them; `campaigns`: titles of their campaigns.
 */
export async function listPosts(
  ports: Pick<Ports, 'posts' | 'validations' | 'placements' | 'reminders' | 'campaigns'>,
  actor: Actor,
): Promise<ListPostsResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const posts = await ports.posts.recent(listed)
  const ids = posts.flatMap(({ validationId }) => (validationId === null ? [] : [validationId]))
  const found = await Promise.all(ids.map(id => ports.validations.byId(id)))
  const validations = Object.fromEntries(found.flatMap(validation => (validation ? [[validation.id, validation]] : [])))
  const unreached = await Promise.all(
    Object.values(validations).map(async one => [one.id, await approversUnreached(ports, one)] as const),
  )
  const campaigns = await titlesOf(ports, posts)
  return { kind: 'listed', posts, validations, unreached: Object.fromEntries(unreached), campaigns }
}

async function titlesOf({ campaigns }: Pick<Ports, 'campaigns'>, posts: readonly Post[]) {
  const ids = [...new Set(posts.flatMap(({ campaignId }) => campaignId ?? []))]
  const found = await Promise.all(ids.map(id => campaigns.byId(id)))
  return Object.fromEntries(found.flatMap(one => (one ? [[one.id, one.title]] : [])))
}
