import type { Town } from '../../town/town.ts'
import { badRequest, GraphFailure } from '../failure.ts'
import { siteKey } from '../sharepoint/views.ts'
import type { GraphState } from '../state.ts'

const minuteMs = 60_000
/** https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime */
const longestMs = 42_300 * minuteMs
/** What is asked for less gets so much. */
const shortestMs = 45 * minuteMs
const clientStateMax = 128

const invalid = (message: string): Error => badRequest(message, 'InvalidRequest')

type Asked = Record<'changeType' | 'notificationUrl' | 'resource' | 'expirationDateTime' | 'clientState', unknown>

export type Wanted = {
  resource: string
  listId: string
  notificationUrl: string
  clientState: string | null
  expiresAt: string
}

/** What a new subscription to a list has to say: https://learn.microsoft.com/graph/api/subscription-post-subscriptions */
export function readSubscription(body: unknown, town: Town, state: GraphState): Wanted {
  const { changeType, notificationUrl, resource, expirationDateTime, clientState = null } = asked(body)
  // Of a list nothing else is told.
  if (changeType !== 'updated') throw invalid(`Invalid 'changeType' attribute: '${String(changeType)}'.`)
  if (clientState !== null && (typeof clientState !== 'string' || clientState.length > clientStateMax)) {
    throw invalid(`The clientState must be a string of at most ${clientStateMax} characters.`)
  }
  return {
    ...readResource(resource, town, state),
    notificationUrl: readUrl(notificationUrl),
    clientState,
    expiresAt: readExpiry(expirationDateTime, state.subscriptions.now),
  }
}

/** What may be changed of one: its end, and where it tells. */
export function readChange(body: unknown, state: GraphState): Partial<Pick<Wanted, 'notificationUrl' | 'expiresAt'>> {
  const { notificationUrl, expirationDateTime, ...others } = asked(body)
  const strange = Object.keys(others).find(name => !name.startsWith('@'))
  if (strange !== undefined) throw invalid(`The property '${strange}' of a subscription cannot be changed.`)
  return {
    ...(notificationUrl === undefined ? {} : { notificationUrl: readUrl(notificationUrl) }),
    ...(expirationDateTime === undefined ? {} : { expiresAt: readExpiry(expirationDateTime, state.subscriptions.now) }),
  }
}

const asked = (body: unknown): Partial<Asked> => (typeof body === 'object' && body !== null ? body : {})

/** By their ids alone, as Graph documents it. */
function readResource(resource: unknown, town: Town, state: GraphState): Pick<Wanted, 'resource' | 'listId'> {
  const [, site, list] = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/.exec(String(resource)) ?? []
  if (typeof resource !== 'string' || site === undefined || list === undefined) {
    throw invalid(`The resource '${String(resource)}' is not supported here.`)
  }
  const found = state.sharePoint.store.all().find(({ id }) => id === list.toLowerCase())
  if (![town.site.id, siteKey(town)].includes(decodeURIComponent(site)) || found === undefined) {
    throw new GraphFailure(404, 'ResourceNotFound', 'The list to subscribe to was not found.')
  }
  return { resource, listId: found.id }
}

/** Graph wants https; on this machine alone, where nobody listens in, it is not asked for. */
function readUrl(text: unknown): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url === undefined || (url.protocol !== 'https:' && !isHere)) {
    throw invalid('The notificationUrl must be an https address.')
  }
  return url.href
}

function readExpiry(text: unknown, now: number): string {
  const at = Date.parse(String(text))
  if (typeof text !== 'string' || Number.isNaN(at)) throw invalid('The expirationDateTime is missing or malformed.')
  if (at <= now) throw invalid('Subscription expiration must be in the future.')
  if (at - now > longestMs) throw invalid('Subscription expiration can only be 42300 minutes in the future.')
  return new Date(Math.max(at, now + shortestMs)).toISOString()
}
