import type { Post } from '../../../domain/posts/post.ts'
import { postRemarks, type Remark } from '../../../domain/posts/draft/post-remarks.ts'
import type { Ports } from '../../../ports.ts'
import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import { videoOf } from '../../../domain/posts/post-video.ts'
import { videoOfPost } from '../../../domain/posts/pictures/sort-pictures.ts'

export type RemarksNeeds = Pick<Ports, 'charters' | 'initiatives'>

/** Remarks shown to its writer: on its pictures, on its proposal’s videos, and by the present charter. */
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

/** A post shows one video: others that came with its proposal are named, so that somebody chooses. */
function otherVideos(
  post: Pick<Post, 'content' | 'videoAside'>,
  { attachments }: Pick<Initiative, 'attachments'>,
): Remark[] {
  const taken = videoOfPost(post)
  if (taken === null) return []
  return attachments
    .filter(file => (videoOf(file)?.digest ?? taken.digest) !== taken.digest)
    .map(({ name }) => ({ key: 'video-other', field: 'removeVideo', about: name }))
}
