import type { Post } from '../../domain/posts/post.ts'
import type { Release } from '../../domain/releases/release.ts'
import { byHand, type ByHand } from '../../domain/releases/sealed-words.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/sealed/approved-version.ts'

/** What a person may publish now: the words of the release, if they are those of the approved version. */
export async function approvedByHand(
  ports: Pick<Ports, 'validations' | 'now'>,
  release: Release,
  post: Post,
): Promise<ByHand> {
  const approved = await approvedVersion(ports, post)
  switch (approved.kind) {
    case 'approved':
      return approved.version.seal === release.seal
        ? byHand(release, post, ports.now())
        : { ...nothing(release, post), lapsed: true }
    case 'none':
      return { ...nothing(release, post), lapsed: true }
    case 'broken':
      return nothing(release, post)
  }
}

function nothing(release: Release, post: Post): ByHand {
  return { post, release, words: null, barred: [], lapsed: false }
}
