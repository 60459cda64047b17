import { cleanText, fold } from '../text.ts'
import { type AgendaFeed, type AgendaKind, agendaKinds, feedNameMax, feedUrlMax } from './agenda.ts'

/** From a form or a typed line: untrusted. Field → key under `errors` in the locales. */
export type FeedFields = { name: unknown; kind: unknown; url?: unknown }
export type FeedErrors = Partial<Record<'name' | 'kind' | 'url', FeedError>>
export type FeedError = 'required' | 'too-long' | 'unknown-choice' | 'feed-name-taken' | 'not-https' | 'feed-private'

type Read = { name: string; kind: AgendaKind; url: string }

/** `others`: the feeds that exist already. `mayRead`: whether Mary may read an https address. */
export function readFeedForm(
  fields: FeedFields,
  others: readonly Pick<AgendaFeed, 'name'>[],
  mayRead: (url: string) => boolean,
): Read | { errors: FeedErrors } {
  const errors: FeedErrors = {}
  const name = cleanText(fields.name).replace(/\s+/g, ' ')
  if (name === '') errors.name = 'required'
  else if (name.length > feedNameMax) errors.name = 'too-long'
  else if (others.some(other => fold(other.name) === fold(name))) errors.name = 'feed-name-taken'
  const kind = agendaKinds.find(one => one === cleanText(fields.kind))
  if (kind === undefined) errors.kind = 'unknown-choice'
  const url = 'url' in fields ? addressIn(fields.url) : ''
  const wrong = 'url' in fields ? addressError(url, mayRead) : null
  if (wrong !== null) errors.url = wrong
  return kind === undefined || Object.keys(errors).length > 0 ? { errors } : { name, kind, url }
}

/** `webcal:` is how calendars call https. */
function addressIn(value: unknown): string {
  const typed = cleanText(value).replace(/^webcals?:/i, 'https:')
  return URL.canParse(typed) ? new URL(typed).href : typed
}

function addressError(url: string, mayRead: (url: string) => boolean): FeedError | null {
  if (url === '') return 'required'
  if (url.length > feedUrlMax) return 'too-long'
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return 'not-https'
  return mayRead(url) ? null : 'feed-private'
}
