import type { EventAnswer } from './event.ts'
import { choicesIn, cleanText, cut } from '../text.ts'
import type { Audience } from '../audiences/audience.ts'
import { emptyContent } from '../posts/draft/new-draft.ts'
import { type EventDetails, type Post, type PostContent, postTitleMax, summaryMax } from '../posts/post.ts'
import { plainAsRich } from '../posts/text/rich-text.ts'
import type { Settings } from '../settings.ts'
import type { Instant } from '../time.ts'
import { localDay } from '../working-time/local-time.ts'

/** The people who gave one of these answers to an event, or to one session of it. */
export type Registered = Extract<Audience, { kind: 'registered' }>

/** In UTF-16 units: people read it on a locked phone, and in a hurry. */
export const warningMax = 300
/** Messages a day about one event, by the authority's day: with more of them people would learn to overlook them. */
export const warningsADay = 3
/** So many are remembered of one event; the broadcasts themselves are kept longer. */
const warningsKept = 60

/** The form's value for all sessions. */
export const allSessions = 'all'

/** From a form: untrusted. `to`: who gets it besides those who come, by commas; `session`: empty, or `allSessions`. */
export type WarningFields = { text?: unknown; to?: unknown; session?: unknown; urgent?: unknown }
export type WarningErrors = Partial<Record<'text' | 'to' | 'session' | 'urgent', string>>
export type ReadWarning = { text: string; audience: Registered; urgent: boolean; errors: WarningErrors }

const others = ['waiting', 'maybe'] as const

export function readWarning(
  fields: WarningFields,
  event: Pick<Post, 'id' | 'reference'>,
  { sessions = [] }: Pick<EventDetails, 'sessions'>,
): ReadWarning {
  const errors: WarningErrors = {}
  const text = cleanText(fields.text)
  if (text === '') errors.text = 'required'
  else if (text.length > warningMax) errors.text = 'warning-too-long'
  const ticked = choicesIn(fields.to)
  const said = ['yes' as const, ...others.filter(one => ticked.includes(one))]
  if (said.length - 1 < ticked.length) errors.to = 'unknown-choice'
  const chosen = cleanText(fields.session)
  const wanted = chosen === allSessions ? '' : chosen
  const session = sessions.find(({ id }) => id === wanted) ?? null
  if (wanted !== '' && session === null) errors.session = 'unknown-choice'
  const audience: Registered = {
    kind: 'registered',
    postId: event.id,
    event: event.reference,
    said,
    session: session && { id: session.id, time: session.time, label: session.label },
  }
  return { text, audience, urgent: fields.urgent === 'true' || fields.urgent === true, errors }
}

/**
 * The name of the event, and below it the message; the notification has both, as far as there is room. `own`: the title
 * of the message itself, which needs another name than its event, since a correction of the one is none of the other.
 */
export function warningContent(
  { section, locale }: PostContent,
  { event, own }: { event: string; own: string },
  text: string,
): PostContent {
  return {
    ...emptyContent(locale),
    section,
    title: shortened(own, postTitleMax),
    summary: alertOf(event, text),
    body: plainAsRich(text, { lists: true }),
  }
}

/** The longest name of an event that leaves the message its room. */
const nameMost = 50

function alertOf(title: string, text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return shortened(`${shortened(title, nameMost)} – ${line}`, summaryMax)
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most - 1).trimEnd()}…`
}

/** Whether a person's present answer puts them into the message's audience. */
export function isFor(audience: Audience, answer: Pick<EventAnswer, 'answer' | 'session'>): boolean {
  if (audience.kind !== 'registered') return false
  const { said, session } = audience
  return said.some(one => one === answer.answer) && (session === null || session.id === answer.session)
}

/** The post of the event whose registered people this message is for; null: it is no such message. */
export function warnedEvent({ audience }: Pick<Post, 'audience'>): string | null {
  return audience.kind === 'registered' ? audience.postId : null
}

/** How many more messages may be asked for today. */
export function warningsLeft(
  { warnings = [] }: Pick<Post, 'warnings'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): number {
  const today = localDay(now, timeZone)
  return Math.max(0, warningsADay - warnings.filter(({ at }) => localDay(at, timeZone) === today).length)
}

export function withWarning(
  { warnings = [] }: Pick<Post, 'warnings'>,
  postId: string,
  at: Instant,
): NonNullable<Post['warnings']> {
  return [...warnings, { postId, at }].slice(-warningsKept)
}
