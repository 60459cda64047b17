import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale, PersonId } from '../core/domain/actor.ts'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import type { CheckPerson, SignedIn } from './person-token.ts'
import { readJson } from './read-json.ts'
import type { TabRefusal, TabRoute } from './tab-route.ts'

export type RouteOptions = {
  checkPerson: CheckPerson
  /** The same object that counts what people do in Teams. */
  turnstile: {
    enter(person: PersonId, doing: Doing): 'in' | 'over-now' | 'over'
    run<T>(person: PersonId, work: () => Promise<T>): Promise<T>
  }
  defaultLocale: Locale
}

/** Whether a person did something, or a page looks by itself. */
export type Doing = 'press' | 'refresh'

export type Asked = object | 'not-ours' | 'away' | null

/** A person who did too much waits for the next minute. */
const tooFast: TabRefusal = { status: 429, error: 'too much at once', headers: { 'retry-after': '30' } }
const notOurs: TabRefusal = { status: 403, error: 'not for this account' }
const away: TabRefusal = { status: 503, error: 'try again soon', headers: { 'retry-after': '5' } }
/** A token was in the request: what it opened is kept nowhere, as the server says of every answer. */
const headers = { 'content-type': 'application/json; charset=utf-8', 'referrer-policy': 'no-referrer' }

type Request = { who: SignedIn; locale: Locale; request: IncomingMessage; response: ServerResponse }
/** A body for status 200, a refusal, or null when it answers by itself. */
type RouteAnswer = { body: object } | TabRefusal | null

/** Checks who it is, then whether they did too much, before anything that costs. */
export function route(
  options: RouteOptions,
  method: TabRoute['method'],
  name: string,
  doing: Doing,
  answering: (asked: Request) => Promise<RouteAnswer>,
): TabRoute {
  const { checkPerson, turnstile, defaultLocale } = options
  return {
    method,
    path: `/tab/api/${name}`,
    answer: async (request, response) => {
      // Browsers send it with every request; another site may ask nothing here, with any token.
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

/** A route with a JSON object as its body, untrusted. */
export function posted(
  options: RouteOptions,
  name: string,
  doing: Doing,
  answering: (person: PersonId, locale: Locale, body: Record<string, unknown>) => Promise<RouteAnswer>,
): TabRoute {
  return route(options, 'post', name, doing, async ({ who, locale, request }) => {
    const read = await readJson(request)
    return read.kind === 'refused' ? read.refusal : answering(who.id, locale, read.body)
  })
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

/** Without knowing who it is, nothing may be shown; any other error is thrown on. */
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
