import type { Actor } from '../../../domain/actor.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import { closingDay } from '../../../domain/newspapers/edition-days.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { cleanText, isDay } from '../../../domain/text.ts'
import { daysLater, localDay } from '../../../domain/working-time/local-time.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type EditionNeeds,
} from './edition-road.ts'

export type SetDayResult =
  | EditionChanged<Record<never, never>>
  /** A key under `errors`. */
  | { kind: 'invalid'; edition: Edition; errors: { day: string } }
  | ComposeRefusal

/** *Date*: of publication; *bouclage* follows it. Its number stays one of the year in which it was opened. */
export function setEditionDay(
  ports: EditionNeeds,
  actor: Actor,
  { day: typed, ...input }: ComposeInput & { day: unknown },
  settings: WorkingHours,
): Promise<SetDayResult> {
  type Refusal = Extract<SetDayResult, { kind: 'invalid' }>
  return composing<Record<never, never>, Refusal>(ports, actor, input, (edition, newspaper) => {
    const day = cleanText(typed)
    const today = localDay(ports.now(), settings.timeZone)
    const refused = (error: string): Refusal => ({ kind: 'invalid', edition, errors: { day: error } })
    if (!isDay(day)) return refused(day === '' ? 'required' : 'not-a-day')
    if (day < today) return refused('date-past')
    if (day > daysLater(today, { months: 12 })) return refused('too-far')
    return {
      edition: { ...edition, day, closesOn: closingDay(day, newspaper, settings) },
      verb: 'edition.composed',
      details: { what: 'day', day },
      more: {},
    }
  })
}
