import { type Change, refresh } from '../../change.ts'
import type { Post } from '../../domain/posts/post.ts'

/** The card in the channel that a draft of a recurring idea was opened tells what became of that draft. */
export function ideaCard(
  before: Pick<Post, 'state'>,
  { state, recurring }: Pick<Post, 'state' | 'recurring'>,
): Change[] {
  return recurring && state !== before.state ? [refresh({ card: 'idea', ...recurring })] : []
}
