import { type Change, refresh } from '../../change.ts'
import type { Post } from '../../domain/posts/post.ts'

/** Draws again the card in the channel that tells of the draft of a recurring idea. */
export function ideaCard(
  before: Pick<Post, 'state'>,
  { state, recurring }: Pick<Post, 'state' | 'recurring'>,
): Change[] {
  return recurring && state !== before.state ? [refresh({ card: 'idea', ...recurring })] : []
}
