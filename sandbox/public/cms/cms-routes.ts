import { createDispatch, type Answer, type Handler, type Incoming, type Route } from '../../router.ts'
import { html } from '../html.ts'
import { publicGuard } from '../public-guard.ts'
import type { PublicSide } from '../public-side.ts'
import { fields, page, slugOf, textIn, wpError } from './answers.ts'
import { createArticle, deleteArticle, getArticle, listArticles, updateArticle } from './articles.ts'
import { createAttachment, deleteAttachment, listAttachments, showUpload, updateAttachment } from './attachments.ts'
import { rendered } from './rendered.ts'

/** The town's website, as WordPress answers; its API is at two addresses, one of which every site has. */
export function cmsRoutes(side: PublicSide): Route[] {
  const api = createDispatch(apiRoutes(side), async () =>
    wpError(404, 'rest_no_route', 'No route was found matching the URL and request method.'),
  )
  const guarded = publicGuard(side, 'cms', tooMany, api)
  const byQuery: Handler = async request => {
    const route = request.query.get('rest_route')
    return route === null ? site(side, request) : guarded({ ...request, path: route })
  }
  const byPath: Handler = async request => guarded({ ...request, path: `/${request.params['path']}` })
  return [
    ...['GET', 'POST', 'PUT', 'DELETE'].flatMap((method): Route[] => [
      [method, '/', byQuery],
      [method, '/wp-json/:path*', byPath],
    ]),
    ['GET', '/actualites/:slug', async request => site(side, request)],
    ['GET', '/wp-content/uploads/:name', async request => showUpload(side, request)],
  ]
}

type Serve = (side: PublicSide, request: Incoming, isSignedIn: boolean) => Answer | Promise<Answer>

function apiRoutes(side: PublicSide): Route[] {
  const at = '/wp/v2'
  const open =
    (serve: Serve): Handler =>
    async request =>
      serve(side, request, isSignedIn(side, request))
  const signed = (serve: Serve): Handler =>
    open((its, request, isKnown) =>
      isKnown
        ? serve(its, request, true)
        : wpError(401, 'rest_cannot_create', 'Sorry, you are not allowed to do that.'),
    )
  const item = (path: string, serve: Serve): Route[] =>
    ['POST', 'PUT'].map(method => [method, `${at}/${path}/:id`, signed(serve)] as const)
  return [
    ['GET', `${at}/posts`, open(listArticles)],
    ['POST', `${at}/posts`, signed(createArticle)],
    ['GET', `${at}/posts/:id`, open(getArticle)],
    ...item('posts', updateArticle),
    ['DELETE', `${at}/posts/:id`, signed(deleteArticle)],
    ['GET', `${at}/media`, open(listAttachments)],
    ['POST', `${at}/media`, signed(createAttachment)],
    ...item('media', updateAttachment),
    ['DELETE', `${at}/media/:id`, signed(deleteAttachment)],
    ['GET', `${at}/categories`, open(listCategories)],
    ['POST', `${at}/categories`, signed(createCategory)],
    [
      'GET',
      `${at}/users/me`,
      signed(() => ({ status: 200, body: { id: 1, name: 'Mary', slug: side.accounts.cms.user } })),
    ],
  ]
}

/** Spaces of an application password are for people. Whoever has a wrong one is nobody, as on a real site. */
function isSignedIn({ accounts, revoked }: PublicSide, { headers }: Incoming): boolean {
  const [scheme, value = ''] = (headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic') return false
  const [user, ...rest] = Buffer.from(value, 'base64').toString().split(':')
  const bare = (text: string): string => text.replaceAll(' ', '')
  const isKnown = user === accounts.cms.user && bare(rest.join(':')) === bare(accounts.cms.appPassword)
  return isKnown && !revoked.has('cms')
}

function listCategories(side: PublicSide, request: Incoming): Answer {
  const search = request.query.get('search')?.toLowerCase() ?? ''
  const found = [...side.categories.values()].filter(one => one.name.toLowerCase().includes(search))
  return page(request, found, one => one)
}

function createCategory(side: PublicSide, request: Incoming): Answer {
  const name = textIn(fields(request)['name'])
  const slug = slugOf(name)
  const there = [...side.categories.values()].find(one => one.slug === slug)
  if (there !== undefined)
    return wpError(400, 'term_exists', 'A term with the name provided already exists.', { term_id: there.id })
  // The first is the one for what has none.
  const category = { id: side.categories.size + 2, name, slug }
  side.categories.set(String(category.id), category)
  return { status: 201, body: category }
}

function tooMany(): Answer {
  return { ...wpError(429, 'too_many_requests', 'Too many requests.'), headers: { 'retry-after': '1' } }
}

/** The site as people see it: one article, or all of them. */
function site(side: PublicSide, { query, params }: Incoming): Answer {
  const shown = [...side.articles.values()].filter(one => one.status === 'publish').reverse()
  const one = shown.find(({ id, slug }) => String(id) === query.get('p') || slug === params['slug'])
  if (one === undefined && (query.has('p') || params['slug'] !== undefined))
    return html(404, '<h1>Page introuvable</h1>')
  const items = one === undefined ? shown : [one]
  return html(
    200,
    items.map(({ title, content }) => `<article><h1>${rendered(title)}</h1>${rendered(content)}</article>`).join('\n'),
  )
}
