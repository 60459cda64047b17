import { type Actor, isComms, isOutside } from '../../domain/actor.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { searchWords } from '../../domain/search-words.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import type { Published } from '../../ports/searchable.ts'

export type Shareable = ({ kind: 'proposal'; initiative: Initiative } | ({ kind: 'post' } & Published)) & {
  at: Instant
}

/** As many as a search of Teams shows. */
const foundMost = 25

/**
 * What somebody may show others in a message of their own: what they proposed, and the posts that reached them; the
 * communication team finds all proposals and posts. Never another’s proposal, nor a post that did not reach them.
 */
export async function findShareable(
  { searchable }: Pick<Ports, 'searchable'>,
  actor: Actor,
  typed: string,
): Promise<Shareable[]> {
  if (isOutside(actor)) return []
  const words = searchWords(typed)
  const whose = isComms(actor) ? null : actor.id
  const [proposals, published] = await Promise.all([
    searchable.proposals(words, whose, foundMost),
    searchable.published(words, whose, foundMost),
  ])
  const found: Shareable[] = [
    ...proposals.map(initiative => ({ kind: 'proposal', initiative, at: initiative.submittedAt }) as const),
    ...published.map(one => ({ kind: 'post', ...one }) as const),
  ]
  return found.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, foundMost)
}
