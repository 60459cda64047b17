/** Nothing is stored for the site: a post that is taken back disappears from it with the commit that took it back. */

import { publicArticle, type PublicArticle } from '../../domain/releases/public-article.ts'
import { releaseId } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'releases' | 'posts' | 'now'>

export const articlesMost = 50

/** Newest first. */
export async function publicArticles({ releases, posts, now }: Needs, most = articlesMost): Promise<PublicArticle[]> {
  const rows = await releases.published('site', most)
  const read = await Promise.all(rows.map(async row => ({ row, post: await posts.byId(row.postId) })))
  return read
    .map(({ row, post }) => post && publicArticle(row, post, now()))
    .filter(one => one !== null && one !== 'gone')
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
}

/** One article; gone: it was there. Null: it never was, as far as the public may know. */
export async function publicArticleOf(
  { releases, posts, now }: Needs,
  postId: string,
): Promise<PublicArticle | 'gone' | null> {
  const [row, post] = await Promise.all([releases.byId(releaseId(postId, 'site')), posts.byId(postId)])
  return row && post && publicArticle(row, post, now())
}
