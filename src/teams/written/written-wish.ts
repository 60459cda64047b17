import type { EventDetails, EventQuestion, EventSession } from '../../core/domain/posts/post.ts'
import { cleanText, fold } from '../../core/domain/text.ts'
import { writtenHour } from './written-hour.ts'
import { amountOf, amountPattern, rule, signsOf } from './written-line.ts'

type Asks = Pick<EventDetails, 'sessions' | 'questions'>

/** A person's answer to an event, by the event's own parts; each may be absent. `replies`: by question. */
export type WrittenWish =
  | { kind: 'wish'; session?: string; guests?: string; replies: Record<string, string> }
  /** A part of the line has no meaning here. */
  | { kind: 'unread'; part: string }

/**
 * « créneau 2 avec 1 ; Oui ; 2 »: a session and the number of guests, then a reply to each question in order; an empty
 * reply leaves the earlier one. The line is understood as a whole, or not at all.
 */
export function writtenWish(text: string, { sessions = [], questions = [] }: Asks): WrittenWish {
  const [first = '', ...said] = cleanText(text).split(';')
  const wanted = writtenPlace(first, sessions)
  if (wanted === null) return { kind: 'unread', part: first.trim() }
  const replies = repliesIn(said, questions)
  return typeof replies === 'string' ? { kind: 'unread', part: replies } : { kind: 'wish', ...wanted, replies }
}

type Place = { session?: string; guests?: string }

const polite = /(?:^| )(?:(?:[,-] )?(?:merci(?: beaucoup)?|svp|stp|s'il (?:te|vous) plait|please|thanks|thank you))$/
const stops = /(?<![ .!…])[ .!…]+$/
const people = '(?: (?:personnes?|accompagnants?|invites?|autres?|people|persons?|guests?|others?))?'
const guests = rule(`(?:, |et |and )?(?:avec|with|\\+|plus) (${amountPattern})${people}`, n => String(amountOf(n)))
const alone = rule('(?:, )?(?:seule?|alone|sans accompagnant|without guests?)', () => '0')
const and = /^(?:, |et |and |- )/

/** Null if part of it is not understood. */
function writtenPlace(text: string, sessions: readonly EventSession[]): Place | null {
  const line = signsOf(text).replace(stops, '').replace(polite, '').replace(stops, '')
  if (line === '') return {}
  // A name may itself contain « avec 2 »: a whole name is that session; the beginning of a name is tried last.
  const named = sessionNamed(line, sessions)
  if (named) return { session: named }
  const before = companyIn(line)
  if (before) {
    const rest = before.rest.replace(and, '')
    if (rest === '') return { guests: before.found }
    const session = sessionMeant(rest, sessions)
    if (session) return { session, guests: before.found }
  }
  const both = sessionThenCompany(line, sessions)
  const session = both === null ? sessionMeant(line, sessions) : null
  return both ?? (session ? { session } : null)
}

function companyIn(line: string) {
  return guests(line) ?? alone(line)
}

function sessionThenCompany(line: string, sessions: readonly EventSession[]): Place | null {
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) {
    const company = companyIn(line.slice(at + 1))
    if (company?.rest !== '') continue
    const session = sessionMeant(line.slice(0, at), sessions)
    if (session) return { session, guests: company.found }
  }
  return null
}

const numbered = rule('(?:(?:le|au|the) )?(?:creneau|session|slot)(?: (?:n °|numero|no|number))? (\\d{1,2})', Number)
const called = /^(?:(?:le|au|a|the|at) )?(?:(?:creneau|session|slot) )?(?:(?:de|du|d'|of|at|a) )?/

/** By its whole name, perhaps with its hour before it. */
function sessionNamed(line: string, sessions: readonly EventSession[]): string | null {
  const hour = writtenHour(line)
  const after = hour?.rest.replace(/^[,-] /, '')
  return only(
    sessions.filter(({ time, label }) => {
      const name = signsOf(label)
      return name !== '' && (name === line || (time === hour?.found && name === after))
    }),
  )
}

/** By its number in order, by its hour, by its name or the beginning of a word in it: null if several match. */
function sessionMeant(line: string, sessions: readonly EventSession[]): string | null {
  const named = sessionNamed(line, sessions)
  if (named) return named
  const number = numbered(line)
  if (number?.rest === '') return sessions[number.found - 1]?.id ?? null
  const text = line.replace(called, '')
  const hour = writtenHour(text)
  if (!hour) return only(sessions.filter(session => begins(session, text)))
  const then = sessions.filter(({ time }) => time === hour.found)
  const label = hour.rest.replace(/^[,-] /, '')
  return only(label === '' ? then : then.filter(session => begins(session, label)))
}

/** Words that introduce guests, and name no session. */
const withWhom = /^(?:avec|with|plus|et|and)(?= |$)/

/** Shorter beginnings match too many names. */
const shortest = 3

function begins({ label }: EventSession, text: string): boolean {
  return text.length >= shortest && !withWhom.test(text) && ` ${signsOf(label)}`.includes(` ${text}`)
}

function only(found: readonly EventSession[]): string | null {
  return found.length === 1 ? found[0]!.id : null
}

/** A text as result: the part that replies to no question. */
function repliesIn(said: readonly string[], questions: readonly EventQuestion[]): Record<string, string> | string {
  const last = questions.length - 1
  // The reply to a last question of free text may contain any sign.
  const parts = questions[last]?.kind === 'text' ? [...said.slice(0, last), said.slice(last).join(';')] : said
  const typed = parts.map(part => part.trim())
  const surplus = typed.slice(questions.length).find(part => part !== '')
  if (surplus !== undefined) return surplus
  const replies = questions.flatMap((question, index) => {
    const reply = typed[index] ?? ''
    return reply === '' ? [] : [[question.id, meantBy(reply, question)] as const]
  })
  return Object.fromEntries(replies)
}

/**
 * The value that the form would yield; a reply it could not yield stays as typed, and is refused beside its question.
 */
function meantBy(reply: string, { kind, options }: EventQuestion): string {
  if (kind === 'text') return reply
  const line = signsOf(reply).replace(stops, '')
  if (kind === 'number') return rule(amountPattern, () => true)(line)?.rest === '' ? String(amountOf(line)) : reply
  const same = options.filter(option => fold(option) === fold(reply))
  const near = same.length > 0 ? same : options.filter(option => signsOf(option).startsWith(line))
  return near.length === 1 ? near[0]! : reply
}
