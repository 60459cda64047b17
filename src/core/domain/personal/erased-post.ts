import type { Post, SealedVersion } from '../posts/post.ts'
import { computeSeal } from '../seal.ts'
import type { Instant } from '../time.ts'

/** A post out of which names were taken: each version that no longer makes its seal says since when. */
export function erasedPost(before: Post, after: Post, at: Instant): Post {
  const marked = (version: SealedVersion, index: number): SealedVersion => {
    const read = before.sealed[index]
    const isSame = read === undefined || version === read || computeSeal(version) === computeSeal(read)
    return isSame ? version : { ...version, erasedAt: version.erasedAt ?? at }
  }
  return after === before ? before : { ...after, sealed: after.sealed.map(marked) }
}
