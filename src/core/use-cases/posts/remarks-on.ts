import { otherVideos } from '../../domain/posts/other-videos.ts'
import type { Post } from '../../domain/posts/post.ts'
import { postRemarks, type Remark } from '../../domain/posts/post-remarks.ts'
import type { Ports } from '../../ports.ts'

export type RemarksNeeds = Pick<Ports, 'charters' | 'initiatives'>

/** What whoever writes is told of its pictures, of its proposal’s videos, and of the charter as it stands now. */
export async function remarksOn(
  { charters, initiatives }: RemarksNeeds,
  post: Pick<Post, 'content' | 'videoAside' | 'initiativeId'>,
): Promise<Remark[]> {
  const initiative = post.initiativeId === null ? null : await initiatives.byId(post.initiativeId)
  return [
    ...postRemarks(post.content, await charters.current()),
    ...(initiative === null ? [] : otherVideos(post, initiative)),
  ]
}
