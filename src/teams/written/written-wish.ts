import type { EventDetails, EventQuestion, EventSession } from '../../core/domain/posts/post.ts'
import { cleanText, fold } from '../../core/domain/text.ts'
import { writtenHour } from './written-hour.ts'
import { amountOf, amountPattern, rule, signsOf } from './written-line.ts'

type Asks = Pick<EventDetails, 'sessions' | 'questions'>

/** What somebody wants of an event, by the names of its own parts; each may be absent. `replies`: by question. */
export type WrittenWish =
  | { kind: 'wish'; session?: string; guests?: string; replies: Record<string, string> }
  /** A part of the line means nothing here. */
  | { kind: 'unread'; part: string }

/**
 * « créneau 2 avec 1 ; Oui ; 2 »: a session and how many come along, then a reply to each question in its order; an
 * empty one leaves what was said before. All of it is understood, or nothing is.
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

/** Null where it is not wholly understood. */
function writtenPlace(text: string, sessions: readonly EventSession[]): Place | null {
  const line = signsOf(text).replace(stops, '').replace(polite, '').replace(stops, '')
  if (line === '') return {}
  // A name may itself hold « avec 2 »: whole, it is that session; its beginning comes last.
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

/** By its number in their order, by its hour, by its name or the beginning of a word in it: null where several are. */
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

/** They say with whom, and name nothing. */
const withWhom = /^(?:avec|with|plus|et|and)(?= |$)/

/** Fewer signs are in too many names. */
const shortest = 3

function begins({ label }: EventSession, text: string): boolean {
  return text.length >= shortest && !withWhom.test(text) && ` ${signsOf(label)}`.includes(` ${text}`)
}

function only(found: readonly EventSession[]): string | null {
  return found.length === 1 ? found[0]!.id : null
}

/** A text: the part that replies to no question. */
function repliesIn(said: readonly string[], questions: readonly EventQuestion[]): Record<string, string> | string {
  const last = questions.length - 1
  // The last question may be replied to with any sign.
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

/** As its form would give it; what it could not give stays as it was typed, and is refused beside its question. */
function meantBy(reply: string, { kind, options }: EventQuestion): string {
  if (kind === 'text') return reply
  const line = signsOf(reply).replace(stops, '')
  if (kind === 'number') return rule(amountPattern, () => true)(line)?.rest === '' ? String(amountOf(line)) : reply
  const same = options.filter(option => fold(option) === fold(reply))
  const near = same.length > 0 ? same : options.filter(option => signsOf(option).startsWith(line))
  return near.length === 1 ? near[0]! : reply
}
