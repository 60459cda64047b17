import type { ScheduleInput } from '../../core/use-cases/broadcasts/schedule-broadcast.ts'
import { dayField, hourField, writtenWhen } from '../written/written-when.ts'
import type { Turn } from '../turn/turn.ts'

/** As the use case reads it: `date` and `time` as ISO where they are understood, else what was written. */
type AskedTime = Required<Pick<ScheduleInput, 'agreed' | 'people' | 'unsure'>> & { date: string; time: string }

/** After the day and the hour: that what was warned of is meant, or the number that was shown. */
const agreement = /^(?:oui|yes|ok)?(?: ?(?:(?:a|to) )?(\d[\d ,.]*?))?(?: (?:agents?|people|personnes?))?$/

/** Of the form, or of « programmer 42 mardi 9h », which comes as `when`. */
export function askedTime({ ports, settings, look }: Turn, fields: Record<string, unknown>): AskedTime {
  const clock = { now: ports.now(), timeZone: settings.timeZone }
  const { when } = fields
  if (typeof when !== 'string')
    return {
      date: dayField(fields['date'], clock),
      time: hourField(fields['time']),
      agreed: typeof fields['agreed'] === 'string' ? fields['agreed'] : '',
      people: Number(fields['people']),
      unsure: null,
    }
  const { day, hour, doubt, rest } = writtenWhen(when, clock)
  const agreed = agreement.exec(rest)
  return {
    ...(agreed ? { date: day, time: hour } : misunderstood(day, hour, rest || when)),
    agreed: agreed && rest !== '' ? 'yes' : '',
    people: Number(agreed?.[1]?.replace(/\D/g, '') || Number.NaN),
    // In French the day comes first, and whoever reads French knows.
    unsure: doubt === 'order' && look.words.locale === 'fr' ? null : doubt,
  }
}

/** What is left of the line stands where a day or an hour is missing, and is refused there. */
function misunderstood(day: string, hour: string, rest: string): { date: string; time: string } {
  if (day === '') return { date: rest, time: hour }
  return { date: day, time: hour === '' ? rest : `${hour} ${rest}` }
}
