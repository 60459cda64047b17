import { isOutside, maySeeAll } from '../../core/domain/actor.ts'
import { type Channel, isChannel } from '../../core/domain/channels/channel.ts'
import { cleanText, guid, isDay } from '../../core/domain/text.ts'
import { type MoveResult, moveRelease } from '../../core/use-cases/planning/move-release.ts'
import { isTooLong, readWeek } from '../../core/use-cases/week/see-week.ts'
import { upcomingEvents } from '../../core/use-cases/week/upcoming-events.ts'
import { plainText } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { enoughOf } from '../turn/held-back.ts'
import { isRecord } from '../turn/incoming.ts'
import type { Turn } from '../turn/turn.ts'
import { opaque } from '../turn/verbs.ts'
import { moveText } from './move-text.ts'
import type { ReadWritten } from './drawn/gathered-weeks.ts'
import { warningTexts } from '../cards/warning-texts.ts'
import { writeWeek } from './drawn/write-week.ts'
import type { MovedAnswer, PublicWeek, WrittenWeek } from './drawn/written-week.ts'

export type WeekAnswer = WrittenWeek | PublicWeek | MovedAnswer | { kind: 'not-comms' } | { kind: 'unavailable' }

/** The calendar's requests, by name; untrusted. Null: an unknown name. */
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
  if (!maySeeAll(actor)) return publicWeek(turn)
  const { words, off } = look
  return readWritten({ ...span, locale: words.locale }, async () =>
    writeWeek(await readWeek(ports, span, settings), { now: ports.now(), timeZone: settings.timeZone, words, off }),
  )
}

async function publicWeek(turn: Turn): Promise<WeekAnswer> {
  const { ports, actor, settings, look } = turn
  if (isOutside(turn.actor)) return { kind: 'not-comms' }
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
  const enough = await enoughOf(turn, 'move')
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
  if (result.kind === 'sure') {
    const texts = warningTexts(result.warnings, result.at, words).map(plainText)
    return { kind: 'sure', texts, agreed: result.agreed, confirm: words.text('week.move.sure') }
  }
  if (result.kind === 'not-comms' && turn.rolesKnown) return result
  if (result.kind === 'not-comms' || result.kind === 'busy') return { kind: 'unavailable' }
  const said = moveText(turn, channel, result)
  switch (said.kind) {
    case 'moved':
    case 'said':
      return { kind: said.kind, text: said.text }
    case 'mistyped':
    case 'refused':
      return { kind: 'refused', text: said.text }
    case 'other':
      return { kind: 'refused', text: textOf(said.answer) }
  }
}

function textOf(answer: Answer): string {
  return answer.kind === 'note' ? answer.text : ''
}
