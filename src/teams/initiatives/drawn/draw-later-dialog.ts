import { type Initiative, reasonMax } from '../../../core/domain/initiatives/initiative.ts'
import { quickDays } from '../../../core/domain/initiatives/put-off.ts'
import type { WorkingHours } from '../../../core/domain/settings.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { belowFields, type Errors } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'

export type LaterForm = {
  initiative: Initiative
  /** The offered days are counted from here. */
  now: Instant
  hours: WorkingHours
  /** When it comes back, choices and typed text stay in it. */
  errors?: Errors
  typed?: Partial<Record<'quick' | 'on' | 'reason', string>>
}

export function drawLaterDialog({ initiative, now, hours, errors = {}, typed = {} }: LaterForm, look: Look): Card {
  const { words } = look
  const { id, reference, title, author } = initiative
  const offered = quickDays(now, hours)
  const days = (['week', 'month', 'quarter'] as const).map(span => ({
    title: words.text(`triage.later.in.${span}`, { day: words.day(offered[span]) }),
    value: offered[span],
  }))
  const card = drawCard(
    'triage/later',
    {
      id,
      title: `${reference} · ${escapeLine(title)}`,
      to: words.text('triage.later.to', { author: escapeLine(author.name) }),
      days,
      quick: typed.quick ?? '',
      on: typed.on ?? '',
      reason: typed.reason ?? '',
      max: reasonMax,
    },
    look,
  )
  return belowFields(card, errors, words)
}
