import { leavesOf } from '../../audiences/audience.ts'
import { copiesOf, type Initiative } from '../../initiatives/initiative.ts'
import type { Post } from '../post.ts'
import { everythingHeldBy } from './sort-pictures.ts'

/** `rows`: ids of its own rows; `parts`: ids of what it shares with others: pictures and lists of people. */
export type LedTo = { rows: string[]; parts: string[] }

/** What is kept and deleted together with a post and its proposal. `others`: further rows of the reference. */
export function ledTo(
  { initiative, post }: { initiative: Initiative | null; post: Post | null },
  others: readonly (string | null | undefined)[],
): LedTo {
  const rows = [initiative?.id, post?.id, ...others].filter(id => typeof id === 'string')
  const pictures = [...(initiative ? copiesOf(initiative) : []), ...(post ? picturesOf(post) : [])]
  return { rows: [...new Set(rows)], parts: [...new Set([...pictures, ...(post ? listsOf(post) : [])])] }
}

function picturesOf(post: Post): string[] {
  return everythingHeldBy(post).map(({ id }) => id)
}

function listsOf({ audience }: Post): string[] {
  return leavesOf(audience).flatMap(leaf => (leaf.kind === 'list' ? [leaf.id] : []))
}
