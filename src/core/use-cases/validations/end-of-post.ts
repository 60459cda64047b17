import type { Post } from '../../domain/posts/post.ts'
import type { PostEnd } from '../../domain/posts/post-end.ts'
import type { Ports } from '../../ports.ts'

/** Who refused the post, with the reason, or gave it up; null: it goes on, or people have it. */
export async function endOfPost({ validations }: Pick<Ports, 'validations'>, post: Post): Promise<PostEnd | null> {
  const { state, cancelled, validationId } = post
  if (state === 'cancelled') return { state, by: cancelled?.by ?? null, at: cancelled?.at ?? null, reason: null }
  if (state !== 'refused') return null
  const validation = validationId === null ? null : await validations.byId(validationId)
  const { by, at, reason } = validation?.decisions.findLast(({ kind }) => kind === 'refuse') ?? blank
  return { state, by, at, reason }
}

const blank = { by: null, at: null, reason: null }
