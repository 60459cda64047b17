import type { EventAnswer } from './event.ts'
import { cleanText, cut } from '../text.ts'
import type { Audience } from '../audiences/audience.ts'
import { emptyContent } from '../posts/draft/new-draft.ts'
import type { EventDetails, Post, PostContent } from '../posts/post.ts'
import { postTitleMax, summaryMax } from '../posts/post.ts'
import { plainAsRich } from '../posts/text/rich-text.ts'
import type { Settings } from '../settings.ts'
import type { Instant } from '../time.ts'
import { choicesIn } from '../text.ts'
import { localDay } from '../working-time/local-time.ts'

/** Those who said one of these to an event, be it of one session. */
export type Registered = Extract<Audience, { kind: 'registered' }>

/** What people read on a locked phone, and in a hurry. */
export const warningMax = 300
/** Of one event, by the authority's day: who came to trust its messages must not learn to overlook them. */
export const warningsADay = 3
/** Kept of one event; what was sent itself stays longer. */
const warningsKept = 60

/** As a form says that it is for whoever takes any session. */
export const allSessions = 'all'

/** From a form: untrusted. `to`: besides those who come, by commas; `session`: empty, or `allSessions`. */
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
 * The event by its name, and below it the words; the alert holds both, as far as an alert goes. `own`: what the message
 * itself is called, since its event has the other name and is not what is corrected with it.
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

/** As much of an event's name as leaves the message its room. */
const nameMost = 50

function alertOf(title: string, text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return shortened(`${shortened(title, nameMost)} – ${line}`, summaryMax)
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most - 1).trimEnd()}…`
}

/** Whether what somebody says now puts them among those whom it is for. */
export function isFor(audience: Audience, answer: Pick<EventAnswer, 'answer' | 'session'>): boolean {
  if (audience.kind !== 'registered') return false
  const { said, session } = audience
  return said.some(one => one === answer.answer) && (session === null || session.id === answer.session)
}

/** Whether a post is a message to those who are registered for an event, and for which. */
export function warnedEvent({ audience }: Pick<Post, 'audience'>): string | null {
  return audience.kind === 'registered' ? audience.postId : null
}

/** How many more may be asked for today. */
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
