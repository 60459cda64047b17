import type { Initiative } from '../initiatives/initiative.ts'
import type { Post } from './post.ts'
import type { Remark } from './post-remarks.ts'
import { videoOf } from './post-video.ts'
import { videoOfPost } from './sort-pictures.ts'

/** A post shows one video: the others that came with its proposal are named, so that somebody chooses. */
export function otherVideos(
  post: Pick<Post, 'content' | 'videoAside'>,
  { attachments }: Pick<Initiative, 'attachments'>,
): Remark[] {
  const taken = videoOfPost(post)
  if (taken === null) return []
  return attachments
    .filter(file => (videoOf(file)?.digest ?? taken.digest) !== taken.digest)
    .map(({ name }) => ({ key: 'video-other', field: 'removeVideo', about: name }))
}
