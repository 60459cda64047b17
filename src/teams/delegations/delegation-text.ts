import { localDay, localTime, previousDay } from '../../core/domain/working-time/local-time.ts'
import { type Delegation, endOf } from '../../core/domain/delegations/delegation.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { circuitName } from '../cards/state-names.ts'
import { enumerate } from '../cards/names.ts'

/** « Du lundi 24 décembre au samedi 2 janvier inclus »; once it has begun, until when. */
export function periodText(
  delegation: Pick<Delegation, 'since' | 'until' | 'ended'>,
  now: Instant,
  { words, timeZone }: Look,
): string {
  const { since, until } = delegation
  if (endOf(delegation) <= now) return words.text('delegations.period.ended', { date: words.date(endOf(delegation)) })
  const last = lastDay(until, timeZone)
  if (since <= now)
    return last
      ? words.text('delegations.period.untilDay', { until: words.day(last) })
      : words.text('delegations.period.untilTime', { until: words.date(until) })
  const first = localDay(since, timeZone)
  if (!last) return words.text('delegations.period.from', { since: words.day(first), until: words.date(until) })
  return first === last
    ? words.text('delegations.period.day', { since: words.day(first) })
    : words.text('delegations.period.days', { since: words.day(first), until: words.day(last) })
}

/** The day that ends at that midnight; null when it ends within a day. */
export function lastDay(until: Instant, timeZone: string): string | null {
  const { day, time } = localTime(until, timeZone)
  return time === '00:00' ? previousDay(day) : null
}

export function scopeText({ scope }: Pick<Delegation, 'scope'>, { words }: Look): string {
  const { circuits, departments } = scope
  const parts = [
    ...(circuits.length > 0
      ? [
          words.text('delegations.scope.circuits', {
            list: enumerate(
              circuits.map(({ name }) => circuitName(name, words)),
              words,
            ),
          }),
        ]
      : []),
    ...(departments.length > 0
      ? [words.text('delegations.scope.departments', { list: enumerate(departments.map(escapeLine), words) })]
      : []),
  ]
  return parts.length === 0 ? words.text('delegations.scope.all') : parts.join(' · ')
}
