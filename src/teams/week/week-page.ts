import { isComms } from '../../core/domain/actor.ts'
import { type Channel, isChannel } from '../../core/domain/channels/channel.ts'
import { cleanText, guid, isDay } from '../../core/domain/text.ts'
import { type MoveResult, moveRelease } from '../../core/use-cases/planning/move-release.ts'
import { isTooLong, readWeek } from '../../core/use-cases/week/see-week.ts'
import { upcomingEvents } from '../../core/use-cases/week/upcoming-events.ts'
import { fieldErrors } from '../cards/faults.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import type { Answer } from '../turn/answer.ts'
import { beyondToday } from '../turn/held-back.ts'
import { isRecord } from '../turn/incoming.ts'
import { keptOut } from '../turn/outsiders.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { opaque } from '../turn/verbs.ts'
import { timeErrors } from './move-verbs.ts'
import type { ReadWritten } from './gathered-weeks.ts'
import { channelName } from '../cards/release-text.ts'
import { warningTexts } from '../cards/warning-texts.ts'
import { writeWeek } from './write-week.ts'
import type { PublicWeek, WrittenWeek } from './written-week.ts'

/** `agreed`: sent back with the same move, it says yes to exactly these sentences. */
export type MovedAnswer =
  | { kind: 'moved'; text: string }
  | { kind: 'sure'; texts: string[]; agreed: string; confirm: string }
  | { kind: 'refused'; text: string }
export type WeekAnswer = WrittenWeek | PublicWeek | MovedAnswer | { kind: 'not-comms' } | { kind: 'unavailable' }

/** What the calendar asks for, by name; untrusted. Null: nothing that a page asks. */
export function answerWeekPage(
  turn: Turn,
  page: 'week' | 'week/move',
  body: unknown,
  readWritten: ReadWritten,
): Promise<WeekAnswer | null> {
  const asked = isRecord(body) ? body : {}
  return page === 'week' ? see(turn, asked, readWritten) : move(turn, asked)
}

async function see(
  turn: Turn,
  { from, to }: Record<string, unknown>,
  readWritten: ReadWritten,
): Promise<WeekAnswer | null> {
  const { ports, actor, settings, look } = turn
  const span = { from: cleanText(from), to: cleanText(to) }
  if (!isDay(span.from) || !isDay(span.to) || isTooLong(span)) return null
  if (!turn.rolesKnown) return { kind: 'unavailable' }
  if (!isComms(actor)) return publicWeek(turn)
  const { words } = look
  return readWritten({ ...span, locale: words.locale }, async () =>
    writeWeek(await readWeek(ports, span, settings), { now: ports.now(), timeZone: settings.timeZone, words }),
  )
}

async function publicWeek(turn: Turn): Promise<WeekAnswer> {
  const { ports, actor, settings, look } = turn
  if (keptOut(turn, 'week')) return { kind: 'not-comms' }
  const { words } = look
  const events = await upcomingEvents(ports, actor.id, settings)
  return {
    kind: 'public',
    name: actor.name,
    title: words.text('week.public.title'),
    empty: words.text('week.public.empty'),
    events: events.map(({ title, day, time, place, summary }) => ({
      title,
      date:
        time === null ? words.day(day) : words.text('week.public.at', { day: words.day(day), time: words.clock(time) }),
      place,
      text: summary,
      href: null,
    })),
  }
}

async function move(turn: Turn, asked: Record<string, unknown>): Promise<WeekAnswer | null> {
  const { postId, channel, version, day, time } = asked
  if (typeof postId !== 'string' || !guid.test(postId) || !isChannel(channel)) return null
  if (typeof version !== 'string' || !opaque.test(version)) return null
  const enough = await beyondToday(turn, 'week.moved')
  if (enough) return { kind: 'refused', text: textOf(enough) }
  const result = await moveRelease(
    turn.ports,
    turn.actor,
    { postId, channel, version, date: day, time, agreed: cleanText(asked['agreed']) },
    turn.settings,
  )
  return said(turn, channel, result)
}

function said(turn: Turn, channel: Channel, result: MoveResult): WeekAnswer {
  const { words } = turn.look
  const refused = (text: string): WeekAnswer => ({ kind: 'refused', text })
  switch (result.kind) {
    case 'moved': {
      const values = {
        reference: result.post.reference,
        channel: channelName(channel, words),
        date: words.date(result.at),
      }
      return { kind: 'moved', text: words.text('week.move.done', values) }
    }
    case 'sure':
      return {
        kind: 'sure',
        texts: warningTexts(result.warnings, result.at, words),
        agreed: result.agreed,
        confirm: words.text('week.move.sure'),
      }
    case 'same':
      return refused(words.text('week.move.same'))
    case 'invalid':
      return refused(timeErrors(turn, result.errors))
    case 'faults': {
      const all = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
      return refused(Object.values(fieldErrors(Object.keys(all), all, words)).join(' '))
    }
    case 'moved-meanwhile':
      return refused(
        result.by
          ? words.text('week.move.meanwhile', { name: result.by.name })
          : words.text('week.move.meanwhileNobody'),
      )
    case 'left':
    case 'over':
      return refused(words.text(`week.release.${result.kind}`))
    case 'no-approver':
      return refused(textOf(refusal(turn, result, noApproverValues(result, words))))
    case 'second-needed': {
      const people = words.count('audience.headCount', result.broadcast.confirmation?.people ?? 0)
      return { kind: 'moved', text: words.text('notices.second-needed', { people }) }
    }
    case 'not-comms':
      return turn.rolesKnown ? result : { kind: 'unavailable' }
    case 'busy':
      return { kind: 'unavailable' }
    default:
      return refused(textOf(refusal(turn, result)))
  }
}

function textOf(answer: Answer): string {
  return answer.kind === 'note' ? answer.text : ''
}
