import type { Named } from '../actor.ts'
import { cleanText } from '../text.ts'
import { type EventDetails, type EventQuestion, eventReplyMax } from '../posts/post.ts'
import { type EventAnswer, isRegistered } from './event.ts'
import type { Wish } from './places.ts'

/** What a card or words say, untrusted, each field perhaps missing. `replies`: by question. */
export type AskedAnswer = {
  says: Wish['says']
  session?: unknown
  guests?: unknown
  replies?: Readonly<Record<string, unknown>>
}

/** Locale keys under `errors`. */
export type ReplyError = 'which-session' | 'unknown-choice' | 'not-a-number' | 'too-long' | 'too-many-guests'
/** `session`, `guests`, or a question's id. */
export type ReplyErrors = Record<string, ReplyError>

export type ReadWish = { wish: Wish; guests: number; replies: Record<string, string>; errors: ReplyErrors }

const numberMax = 1_000_000

/**
 * A person's wish, laid over their earlier answer: what a form does not name stays as it was. Only a yes takes a
 * session, guests and replies; a no or a maybe keeps the earlier ones in case they come after all.
 */
export function readWish(asked: AskedAnswer, details: EventDetails, before: EventAnswer | null): ReadWish {
  const errors: ReplyErrors = {}
  const session = readSession(asked, details, before, errors)
  const guests = readGuests(asked, details, before, errors)
  const replies = readReplies(asked, details, before, errors)
  return { wish: { says: asked.says, seats: 1 + guests, session }, guests, replies, errors }
}

function readSession(
  { says, session }: AskedAnswer,
  { sessions = [] }: EventDetails,
  before: EventAnswer | null,
  errors: ReplyErrors,
): string {
  const wanted = cleanText(session) || before?.session || ''
  if (sessions.length === 0) return ''
  if (sessions.some(({ id }) => id === wanted)) return wanted
  if (sessions.length === 1) return sessions[0]!.id
  if (says === 'yes') errors['session'] = 'which-session'
  return ''
}

function readGuests(
  { guests }: AskedAnswer,
  { guests: most = 0 }: EventDetails,
  before: EventAnswer | null,
  errors: ReplyErrors,
): number {
  const typed = cleanText(guests)
  if (typed === '') return Math.min(before?.guests ?? 0, most)
  if (!/^\d{1,3}$/.test(typed)) errors['guests'] = 'not-a-number'
  else if (Number(typed) > most) errors['guests'] = 'too-many-guests'
  return 'guests' in errors ? 0 : Number(typed)
}

function readReplies(
  { replies = {} }: AskedAnswer,
  { questions = [] }: EventDetails,
  before: EventAnswer | null,
  errors: ReplyErrors,
): Record<string, string> {
  const read = questions.flatMap(question => {
    const { id } = question
    if (typeof replies[id] !== 'string') return [[id, before?.replies?.[id] ?? ''] as const]
    const typed = cleanText(replies[id])
    const error = faultOf(question, typed)
    if (error !== null) errors[id] = error
    return [[id, typed] as const]
  })
  return Object.fromEntries(read.filter(([, reply]) => reply !== ''))
}

/** Why a reply cannot be taken. A missing reply is no error: nobody loses a place over a question. */
function faultOf({ kind, options }: EventQuestion, typed: string): ReplyError | null {
  if (typed === '') return null
  switch (kind) {
    case 'choice':
      return options.includes(typed) ? null : 'unknown-choice'
    case 'number':
      return /^\d{1,7}$/.test(typed) && Number(typed) <= numberMax ? null : 'not-a-number'
    case 'text':
      return typed.length <= eventReplyMax ? null : 'too-long'
  }
}

/**
 * Whether the answer says the same, so that nothing is written. False for a person who is asked anew: they confirm by
 * repeating it.
 */
export function saysTheSame(
  before: EventAnswer | null,
  { wish, guests, replies }: ReadWish,
  by: Named | null,
): boolean {
  if (before === null || before.asked) return false
  const says = before.answer === 'waiting' ? 'yes' : before.answer
  if (says !== wish.says) return false
  // A person who answers themselves takes over an answer given in their name; repeating it in their name changes
  // nothing.
  if (before.by !== undefined && by === null) return false
  if (wish.says !== 'yes') return true
  const own = before.replies ?? {}
  const ids = new Set([...Object.keys(own), ...Object.keys(replies)])
  return (
    (before.session ?? '') === wish.session &&
    (before.guests ?? 0) === guests &&
    [...ids].every(id => own[id] === replies[id])
  )
}

/** Whether the wish is only to bring fewer guests: like a no it frees places, and takes none. */
export function bringsFewer(before: EventAnswer | null, read: ReadWish): boolean {
  if (before === null || !isRegistered(before) || Object.keys(read.errors).length > 0) return false
  const fewer = { ...before, guests: read.guests }
  return read.guests < (before.guests ?? 0) && saysTheSame(fewer, read, before.by ?? null)
}
