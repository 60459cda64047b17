import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale, PersonId } from '../core/domain/actor.ts'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import type { Live, LiveOptions } from './live-desks.ts'
import type { CheckPerson, SignedIn } from './person-token.ts'
import { type Body, readBody } from '../read-body.ts'
import { readJson } from './read-json.ts'
import type { TabRefusal, TabRoute } from './tab-route.ts'

/** What a button of a card asks for; untrusted. `press`: how the page calls this one, however often it sends it. */
export type Press = { verb: unknown; data: unknown; press: unknown }

/** What somebody types into a field that searches; untrusted. */
export type Search = { dataset: unknown; text: unknown }

export type ApiOptions = {
  checkPerson: CheckPerson
  /** The same as counts what people do in Teams. */
  turnstile: {
    enter(person: PersonId, doing: 'press' | 'refresh'): 'in' | 'over-now' | 'over'
    run<T>(person: PersonId, work: () => Promise<T>): Promise<T>
  }
  defaultLocale: Locale
  /** `not-ours`: Mary is not for this account. Throws while nobody can say who it is. */
  desk: LiveOptions['desk']
  act(person: PersonId, locale: Locale, press: Press): Promise<object | 'not-ours'>
  /** Null: no search of Mary's. */
  find(person: PersonId, locale: Locale, search: Search): Promise<object | 'not-ours' | null>
  /** What the page that writes a post asks, by name; `away`: nobody can say whether they may. Null: it asks nothing. */
  post: {
    names: readonly string[]
    ask(page: string, person: PersonId, locale: Locale, body: object): Promise<Asked>
    picture: Take
    captions: Take
  }
  live: Live
}

/** `read`: its bytes, once somebody may send them; null: they do not come whole. */
type Take = (
  person: PersonId,
  locale: Locale,
  named: FileNamed,
  read: () => Promise<Uint8Array | null>,
) => Promise<Asked>
/** In the address of the request; untrusted. */
type FileNamed = Record<'postId' | 'corrects' | 'name' | 'reopen', string | null>

export type Asked = object | 'not-ours' | 'away' | null

/** As cameras make them; Mary keeps a smaller one. */
const pictureMost = 20 * 1024 * 1024
/** Those of an hour are a tenth of it. */
const captionsMost = 1024 * 1024
/** Of all people, in memory at once; whoever sends one more is asked to come again. */
const filesMost = 4
/** Whoever did too much waits for the next minute. */
const tooFast: TabRefusal = { status: 429, error: 'too much at once', headers: { 'retry-after': '30' } }
const notOurs: TabRefusal = { status: 403, error: 'not for this account' }
const away: TabRefusal = { status: 503, error: 'try again soon', headers: { 'retry-after': '5' } }
/** A token was in the request: what it opened is kept nowhere, as the server says of every answer. */
const headers = { 'content-type': 'application/json; charset=utf-8', 'referrer-policy': 'no-referrer' }

type Ask = { who: SignedIn; locale: Locale; request: IncomingMessage; response: ServerResponse }
/** A body for status 200, a refusal, or null when it answers by itself. */
type Answering = (ask: Ask) => Promise<{ body: object } | TabRefusal | null>

/** The routes under /tab/api/. Each asks who it is, then whether they did too much, before anything that costs. */
export function tabApi(options: ApiOptions): TabRoute[] {
  const { turnstile, desk, act, find, post, live } = options
  return [
    route(options, 'get', 'desk', 'refresh', async ({ who, locale }) => {
      const seen = await turnstile.run(who.id, () => desk(who.id, locale))
      return seen === 'not-ours' ? notOurs : { body: seen.body }
    }),
    route(options, 'post', 'act', 'press', async ({ who, locale, request }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      const { verb, data, press } = read.body
      if (verb === undefined) return { status: 400, error: 'not a press' }
      const acted = await act(who.id, locale, { verb, data, press })
      return acted === 'not-ours' ? notOurs : { body: acted }
    }),
    route(options, 'post', 'find', 'refresh', async ({ who, locale, request }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      const { dataset, text } = read.body
      const found = await turnstile.run(who.id, () => find(who.id, locale, { dataset, text }))
      if (found === 'not-ours') return notOurs
      return found === null ? { status: 400, error: 'not a search' } : { body: found }
    }),
    ...post.names.map(name =>
      // A page looks every few seconds, whether its writer does anything or not.
      route(
        options,
        'post',
        `post/${name}`,
        name === 'look' ? 'refresh' : 'press',
        async ({ who, locale, request }) => {
          const read = await readJson(request)
          if (read.kind === 'refused') return read.refusal
          return answerOf(await turnstile.run(who.id, () => post.ask(name, who.id, locale, read.body)))
        },
      ),
    ),
    fileRoute(options, 'picture', pictureMost),
    fileRoute(options, 'captions', captionsMost),
    route(options, 'get', 'live', 'refresh', async ({ who, locale, response }) =>
      openedOr(await live.open({ person: who.id, locale, until: who.until }, response)),
    ),
  ]
}

/** `most`: bytes. */
function fileRoute(options: ApiOptions, name: 'picture' | 'captions', most: number): TabRoute {
  const { post, turnstile } = options
  let held = 0
  return route(options, 'post', `post/${name}`, 'press', ({ who, locale, request }) =>
    turnstile.run(who.id, async () => {
      let body: Body | undefined
      const read = async (): Promise<Uint8Array | null> => {
        if (held >= filesMost) throw new Unavailable('files-busy')
        held++
        body = await readBody(request, most)
        return body.kind === 'read' ? body.bytes : null
      }
      const about = new URL(request.url ?? '', 'http://page').searchParams
      const of = (name: string) => about.get(name)
      const named = { postId: of('post'), corrects: of('corrects'), name: of('name'), reopen: of('reopen') }
      const asked = await post[name](who.id, locale, named, read).finally(() => body && held--)
      if (body?.kind === 'cut') return null
      return body?.kind === 'too-large' ? { status: 413, error: 'too large' } : answerOf(asked)
    }),
  )
}

export function openedOr(opened: 'open' | 'too-many' | 'not-ours'): TabRefusal | null {
  if (opened === 'open') return null
  return opened === 'too-many' ? tooFast : notOurs
}

export function answerOf(asked: Asked): { body: object } | TabRefusal {
  if (asked === 'not-ours') return notOurs
  if (asked === 'away') return away
  return asked === null ? { status: 400, error: 'not what a page asks' } : { body: asked }
}

export function route(
  options: ApiOptions,
  method: TabRoute['method'],
  name: string,
  doing: 'press' | 'refresh',
  answering: Answering,
): TabRoute {
  const { checkPerson, turnstile, defaultLocale } = options
  return {
    method,
    path: `/tab/api/${name}`,
    answer: async (request, response) => {
      // Browsers say it of every request; another site has nothing to ask here, whatever token it got hold of.
      const site = request.headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin') return { status: 403, error: 'another site' }
      const who = await checkPerson(request.headers.authorization ?? '')
      if (who.kind !== 'person') return refusalOf(who.kind)
      if (turnstile.enter(who.id, doing) !== 'in') return tooFast
      const locale = localeOf(request.headers['accept-language']) ?? defaultLocale
      const answer = await answering({ who, locale, request, response }).catch(awayOr)
      if (answer === null || 'status' in answer) return answer
      response.writeHead(200, headers)
      response.end(JSON.stringify(answer.body))
      return null
    },
  }
}

function refusalOf(kind: 'refused' | 'guest' | 'unreachable'): TabRefusal {
  switch (kind) {
    case 'refused':
      return { status: 401, error: 'not authorized' }
    case 'guest':
      return notOurs
    case 'unreachable':
      return away
  }
}

/** Of whoever cannot be asked who it is, nothing may be shown; what else goes wrong is a surprise. */
function awayOr(error: unknown): TabRefusal {
  if (error instanceof Unavailable || error instanceof Misconfigured) return away
  throw error
}

/** The first language that Mary speaks, as the page asks for one. */
function localeOf(asked: string | undefined): Locale | null {
  const languages = (asked ?? '').slice(0, 100).split(',')
  const tags = languages.map(one => one.trim().slice(0, 2).toLowerCase())
  return tags.find((tag): tag is Locale => tag === 'fr' || tag === 'en') ?? null
}
