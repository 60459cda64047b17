import type { Answer, Handler, Route } from '../router.ts'
import { html } from './html.ts'
import { instanceOf, originOf } from './mastodon/kept.ts'
import { uriOf } from './pds/repo.ts'
import type { PublicSide } from './public-side.ts'
import { seenByPublic } from './seen-by-public.ts'

/** Where the addresses lead that networks give to people: the words alone, as the desk has them too. */
export function pageRoutes(side: PublicSide): Route[] {
  const shown =
    (uriIn: (request: Parameters<Handler>[0]) => string): Handler =>
    async request =>
      page(side, uriIn(request))
  return [
    [
      'GET',
      '/profile/:did/post/:rkey',
      shown(({ params }) => uriOf(side, { collection: 'app.bsky.feed.post', rkey: params['rkey'] ?? '' })),
    ],
    [
      'GET',
      '/@:acct/:id',
      shown(({ params, headers }) => `${originOf(side, instanceOf(headers))}/api/v1/statuses/${params['id'] ?? ''}`),
    ],
  ]
}

function page(side: PublicSide, uri: string): Answer {
  const post = seenByPublic(side).posts.find(one => one.uri === uri)
  const parts =
    post === undefined
      ? ['Cette publication n’existe pas, ou plus.']
      : [post.by, post.warning ?? '', post.text, ...post.pictures.map(({ alt }) => `[image : ${alt}]`)]
  const body = parts
    .filter(part => part !== '')
    .map(part => `<p>${escaped(part)}</p>`)
    .join('')
  return html(post === undefined ? 404 : 200, body)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
