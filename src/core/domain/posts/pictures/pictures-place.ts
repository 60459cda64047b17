import type { Post, PostState } from '../post.ts'

const drafts: readonly PostState[] = ['draft', 'in-validation', 'approved', 'refused']

/** The place where a post's pictures are shown: with the draft, until it is sent; then on the cards that people got. */
export function placeOfPictures({ state }: Pick<Post, 'state'>): 'draft' | 'card' {
  return drafts.includes(state) ? 'draft' : 'card'
}
