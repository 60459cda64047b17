import { isOwnPage } from '../core/domain/releases/own-page.ts'
import type { Answered, Network, Published } from '../core/ports/networks.ts'

const limits = {
  characters: 20_000,
  bytes: null,
  perUrl: null,
  pictures: 10,
  pictureBytes: 1_000_000,
  altCharacters: 1_500,
}

const elsewhere: Answered<never> = {
  kind: 'refused',
  reason: 'The article is at another site, which is not connected any more.',
}

/**
 * Mary’s own site as a network: an article is there once its row says so, since every page is written from the rows. So
 * nothing is asked of anybody, and nothing can get lost. What is at another site, which was connected before, Mary can
 * neither correct nor take away from here: that is refused, so that a person is asked.
 */
export function createSiteNetwork(publicUrl: string): Network {
  const at = (postId: string): Published => {
    const url = `${publicUrl}/site/articles/${postId}`
    return { uri: url, url, revision: null }
  }
  return {
    host: new URL(publicUrl).host,
    account: async () => null,
    limits: async () => limits,
    publish: async ({ postId }) => ({ kind: 'done', ...at(postId) }),
    find: async () => ({ kind: 'done', found: null }),
    correct: async (left, { postId }) =>
      isOwnPage(left) ? { kind: 'done', ...at(postId), lostReplies: false } : elsewhere,
    takeBack: async left => (isOwnPage(left) ? { kind: 'done' } : elsewhere),
    replies: null,
  }
}
