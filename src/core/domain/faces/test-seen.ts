import type { CardRemark } from '../broadcasts/broadcast.ts'
import type { Post } from '../posts/post.ts'
import type { RenderedPost } from '../seal.ts'
import type { Instant } from '../time.ts'

/**
 * `rendered`: what is sealed, or would be. `correctedAt`: of a correction, which takes the place of what people have.
 * `remark`: what their cards say of the event.
 */
export type TestSeen = {
  post: Post
  rendered: RenderedPost
  reader: { givenName: string; department: string | null }
  correctedAt: Instant | null
  remark: CardRemark | null
}
