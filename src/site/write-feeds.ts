import type { Feed as Writer, FeedOptions, Item } from 'feed'
import { escapeHtml, writable } from '../http/escape-html.ts'
import { changedAt, type SiteArticle } from './site-article.ts'

export const feedNames = ['feed.atom', 'feed.rss', 'feed.json'] as const
export type FeedName = (typeof feedNames)[number]

/** `name`: of the site; `root`: where its pages lie, without a slash at the end; `home`: its front page. */
export type Site = { name: string; root: string; home: string | null }

export const feedTypes: Record<FeedName, string> = {
  'feed.atom': 'application/atom+xml; charset=utf-8',
  'feed.rss': 'application/rss+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
}

/** Of an empty one: nothing was ever said. */
const never = '1970-01-01T00:00:00.000Z'

/** When anything of it changed last. */
export function feedChangedAt(articles: readonly SiteArticle[]): string {
  return articles.reduce((last, one) => (changedAt(one) > last ? changedAt(one) : last), never)
}

/**
 * The same articles in three forms. Titles and summaries are HTML in Atom and RSS, plain words in JSON. RSS names no
 * author, who would need a mailbox there.
 */
export async function writeFeed(name: FeedName, articles: readonly SiteArticle[], site: Site): Promise<string> {
  const { Feed } = await import('feed')
  const feed = new Feed(optionsOf(name, articles, site))
  for (const article of articles) feed.addItem(itemOf(name, article, site))
  return written(name, feed)
}

function written(name: FeedName, feed: Writer): string {
  switch (name) {
    case 'feed.atom':
      return feed.atom1()
    case 'feed.rss':
      return feed.rss2()
    case 'feed.json':
      return feed.json1()
  }
}

function optionsOf(name: FeedName, articles: readonly SiteArticle[], { name: title, root, home }: Site): FeedOptions {
  return {
    id: `${root}/feed.atom`,
    title,
    description: title,
    link: home ?? `${root}/feed.atom`,
    language: articles[0]?.locale ?? 'fr',
    updated: new Date(feedChangedAt(articles)),
    generator: 'Mary',
    feedLinks: { atom: `${root}/feed.atom`, rss: `${root}/feed.rss`, json: `${root}/feed.json` },
    feed: `${root}/${name}`,
    ...(name !== 'feed.rss' && { author: { name: title } }),
  }
}

function itemOf(name: FeedName, article: SiteArticle, { name: author }: Site): Item {
  const say = name === 'feed.json' ? writable : escapeHtml
  const { title, summary, section } = article
  return {
    title: say(title),
    id: `urn:uuid:${article.postId}`,
    guid: `urn:uuid:${article.postId}`,
    link: article.address,
    date: new Date(changedAt(article)),
    published: new Date(article.at),
    description: say(summary),
    content: article.body,
    ...(name !== 'feed.rss' && { author: [{ name: author }] }),
    ...(section !== null && { category: [categoryOf(section)] }),
  }
}

/** The library writes it as an attribute, and escapes no bracket there. */
function categoryOf(section: string): { name: string; term: string } {
  const name = writable(section).replace(/[<>]/g, '')
  return { name, term: name }
}
