import { type Actor, maySeeAll, isOutside } from '../../../domain/actor.ts'
import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import { searchWords } from '../../../domain/search-words.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import type { Published } from '../../../ports/searchable.ts'

export type Shareable = ({ kind: 'proposal'; initiative: Initiative } | ({ kind: 'post' } & Published)) & {
  at: Instant
}

/** The part of the results, newest first. */
export type Page = { skip: number; count: number }

/** People do not scroll further, they type another word. */
const foundMost = 500

/**
 * What a person may show others in a message of their own: their proposals, and posts that reached them; the
 * communication team finds all proposals and posts. Never another person's proposal, nor a post that did not reach
 * them.
 */
export async function findShareable(
  { searchable }: Pick<Ports, 'searchable'>,
  actor: Actor,
  typed: string,
  { skip, count }: Page,
): Promise<Shareable[]> {
  const end = Math.min(skip + count, foundMost)
  if (isOutside(actor) || skip >= end) return []
  const words = searchWords(typed)
  const whose = maySeeAll(actor) ? null : actor.id
  const [proposals, published] = await Promise.all([
    searchable.proposals(words, whose, end),
    searchable.published(words, whose, end),
  ])
  const found: Shareable[] = [
    ...proposals.map(initiative => ({ kind: 'proposal', initiative, at: initiative.submittedAt }) as const),
    ...published.map(one => ({ kind: 'post', ...one }) as const),
  ]
  return found.toSorted(newestFirst).slice(skip, end)
}

/** Results of the same instant have a fixed order, so that nothing is on two pages. */
function newestFirst(a: Shareable, b: Shareable): number {
  return compare(b.at, a.at) || compare(idOf(a), idOf(b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function idOf(one: Shareable): string {
  return one.kind === 'post' ? one.post.id : one.initiative.id
}
