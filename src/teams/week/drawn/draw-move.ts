import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import { localTime } from '../../../core/domain/working-time/local-time.ts'
import { isDay, isTime } from '../../../core/domain/text.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { channelName } from '../../cards/release-text.ts'
import type { TypedTime } from '../../written/written-slot.ts'

/**
 * When the form comes back: `error`, or `warnings` to be confirmed once, with `agreed`, what the confirmation covers;
 * it stays filled with `typed`.
 */
export type MoveForm = {
  release: WeekLine
  from?: string
  typed?: TypedTime
  error?: string
  warnings?: readonly string[]
  agreed?: string
}

export function drawMove(
  { release, from = '', typed, error = '', warnings = [], agreed = '' }: MoveForm,
  look: Look,
): Card {
  const { words } = look
  const { at, reference, channel, postId, version } = release
  return drawCard(
    'week/move',
    {
      postId,
      channel,
      version,
      from,
      heading: words.text('week.move.heading', { reference, channel: channelName(channel, words) }),
      title: escapeLine(release.title),
      now: at === null ? words.text('week.move.none') : words.text('week.move.now', { date: words.date(at) }),
      sealed: release.isSealed && warnings.length === 0,
      error,
      warnings: warnings.map(text => ({ text })),
      agreed,
      ...inputsOf(typed, at, look),
      send: words.text(warnings.length > 0 ? 'week.move.sure' : 'week.move.send'),
    },
    look,
  )
}

/** The values of a form of a day and an hour: what was typed, else the present time. */
export function inputsOf(typed: TypedTime | undefined, at: Instant | null, { timeZone }: Look): TypedTime {
  if (typed !== undefined)
    return { date: isDay(typed.date) ? typed.date : '', time: isTime(typed.time) ? typed.time : '' }
  if (at === null) return { date: '', time: '' }
  const { day, time } = localTime(at, timeZone)
  return { date: day, time }
}
