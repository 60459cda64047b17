import type { Answer, Incoming } from '../../router.ts'
import type { PublicSide } from '../public-side.ts'
import { fields, freeSlug, noPost, page, slugOf, textIn, wpError } from './answers.ts'
import type { KeptArticle } from './kept.ts'
import { rendered } from './rendered.ts'

/** What WordPress answers to a key that it does not know, which is to it as good as none. */
const forbiddenStates = wpError(400, 'rest_invalid_param', 'Invalid parameter(s): status', {
  params: { status: 'Status is forbidden.' },
  details: { status: { code: 'rest_forbidden_status', message: 'Status is forbidden.', data: { status: 401 } } },
})

/** Newest first. Without an account only what is published; `status` names others. */
export function listArticles(side: PublicSide, request: Incoming, isSignedIn: boolean): Answer {
  const { query } = request
  const [slugs, states] = [query.get('slug')?.split(','), (query.get('status') ?? 'publish').split(',')]
  if (!isSignedIn && states.some(one => one !== 'publish')) return forbiddenStates
  const found = [...side.articles.values()]
    .filter(one => states.includes(one.status) && (slugs === undefined || slugs.includes(one.slug)))
    .reverse()
  return page(request, found, one => articleOf(side, one))
}

export function createArticle(side: PublicSide, request: Incoming): Answer {
  const given = fields(request)
  const [title, content] = [textIn(given['title']), textIn(given['content'])]
  if (title === '' && content === '' && textIn(given['excerpt']) === '')
    return wpError(400, 'empty_content', 'Content, title, and excerpt are empty.')
  const at = new Date(side.now()).toISOString()
  const wanted = slugOf(textIn(given['slug']) || title)
  const article: KeptArticle = {
    id: side.articles.size + side.attachments.size + side.gone.size + 1,
    slug: freeSlug(
      wanted,
      [...side.articles.values()].map(one => one.slug),
    ),
    title,
    content,
    excerpt: textIn(given['excerpt']),
    status: given['status'] === 'publish' ? 'publish' : 'draft',
    categories: categoriesIn(side, given['categories']) ?? [],
    at,
    modified: at,
  }
  side.articles.set(String(article.id), article)
  side.meters.created('cms', wanted)
  side.changed()
  return {
    status: 201,
    body: articleOf(side, article),
    headers: { location: `${side.origin()}/wp-json/wp/v2/posts/${article.id}` },
  }
}

export function getArticle(side: PublicSide, request: Incoming, isSignedIn: boolean): Answer {
  const article = side.articles.get(request.params['id'] ?? '')
  if (article === undefined) return noPost
  if (article.status !== 'publish' && !isSignedIn)
    return wpError(401, 'rest_forbidden', 'Sorry, you are not allowed to do that.')
  return { status: 200, body: articleOf(side, article) }
}

/** What is not named stays. */
export function updateArticle(side: PublicSide, request: Incoming): Answer {
  const article = side.articles.get(request.params['id'] ?? '')
  if (article === undefined) return noPost
  const given = fields(request)
  const { status } = given
  const changed: KeptArticle = {
    ...article,
    title: textIn(given['title'], article.title),
    content: textIn(given['content'], article.content),
    excerpt: textIn(given['excerpt'], article.excerpt),
    categories: categoriesIn(side, given['categories']) ?? article.categories,
    status: status === 'publish' || status === 'draft' || status === 'trash' ? status : article.status,
    modified: new Date(side.now()).toISOString(),
  }
  side.articles.set(String(article.id), changed)
  side.meters.updated('cms')
  side.changed()
  return { status: 200, body: articleOf(side, changed) }
}

/** Into the bin, unless `force` is said; what lies there is refused. */
export function deleteArticle(side: PublicSide, request: Incoming): Answer {
  const article = side.articles.get(request.params['id'] ?? '')
  if (article === undefined) return noPost
  const isForced = request.query.get('force') === 'true'
  if (!isForced && article.status === 'trash')
    return wpError(410, 'rest_already_trashed', 'The post has already been deleted.')
  side.meters.deleted('cms')
  const trashed: KeptArticle = { ...article, status: 'trash', slug: `${article.slug}__trashed` }
  if (isForced) {
    side.articles.delete(String(article.id))
    side.gone.set(String(article.id), article.id)
  } else side.articles.set(String(article.id), trashed)
  side.changed()
  return {
    status: 200,
    body: isForced ? { deleted: true, previous: articleOf(side, article) } : articleOf(side, trashed),
  }
}

function categoriesIn(side: PublicSide, value: unknown): number[] | undefined {
  return Array.isArray(value)
    ? value.map(Number).filter(id => side.categories.get(String(id)) !== undefined)
    : undefined
}

export function articleOf(side: PublicSide, article: KeptArticle): object {
  const { id, slug, status, at, modified, title, content, excerpt, categories } = article
  const day = (instant: string) => instant.slice(0, 19)
  const link = `${side.origin()}/?p=${id}`
  return {
    id,
    date: day(at),
    date_gmt: day(at),
    guid: { rendered: link },
    modified: day(modified),
    modified_gmt: day(modified),
    slug,
    status,
    type: 'post',
    link: status === 'publish' ? `${side.origin()}/actualites/${slug}/` : link,
    title: { raw: title, rendered: rendered(title) },
    content: { raw: content, rendered: rendered(content), protected: false },
    excerpt: { raw: excerpt, rendered: `<p>${rendered(excerpt)}</p>\n`, protected: false },
    author: 1,
    featured_media: 0,
    comment_status: 'closed',
    sticky: false,
    format: 'standard',
    categories: categories.length === 0 ? [1] : categories,
    tags: [],
  }
}
