import { cleanText, isDay } from '../text.ts'
import { type DayRule, isDayRule } from './day-rule.ts'
import { ideaTitleMax, type RecurringIdea, weeksMax } from './recurring-idea.ts'

/** From a form: untrusted. Field → key under `errors` in the locales. */
export type IdeaFields = Record<
  'title' | 'rule' | 'date' | 'nth' | 'weekday' | 'month' | 'easter' | 'weeks' | 'section',
  unknown
>
export type IdeaErrors = Partial<Record<keyof IdeaFields, IdeaError>>
export type IdeaError = 'required' | 'too-long' | 'unknown-choice' | 'not-a-day' | 'not-weeks' | 'not-easter-days'

type Read = Pick<RecurringIdea, 'rule' | 'weeks' | 'section'> & { title: string }

/** `sections`: ids that an idea may be filed under. */
export function readIdeaForm(fields: IdeaFields, sections: readonly string[]): Read | { errors: IdeaErrors } {
  const errors: IdeaErrors = {}
  const title = cleanText(fields.title).replace(/\s+/g, ' ')
  if (title === '') errors.title = 'required'
  else if (title.length > ideaTitleMax) errors.title = 'too-long'
  const rule = readRule(fields)
  if ('error' in rule) errors[rule.field] = rule.error
  const weeks = readWeeks(fields.weeks)
  if (weeks === null) errors.weeks = 'not-weeks'
  const section = cleanText(fields.section) || null
  if (section !== null && !sections.includes(section)) errors.section = 'unknown-choice'
  if ('error' in rule || weeks === null || Object.keys(errors).length > 0) return { errors }
  return { title, rule, weeks, section }
}

/** Null: not from 1 to `weeksMax`. */
export function readWeeks(value: unknown): number | null {
  const typed = cleanText(value)
  const weeks = Number(typed)
  return /^\d{1,2}$/.test(typed) && weeks >= 1 && weeks <= weeksMax ? weeks : null
}

function readRule(fields: IdeaFields): DayRule | { field: keyof IdeaFields; error: IdeaError } {
  switch (cleanText(fields.rule)) {
    case 'fixed': {
      const day = cleanText(fields.date)
      if (!isDay(day)) return { field: 'date', error: day === '' ? 'required' : 'not-a-day' }
      return { kind: 'fixed', month: Number(day.slice(5, 7)), day: Number(day.slice(8)) }
    }
    case 'nth': {
      const [nth, weekday, month] = [whole(fields.nth), whole(fields.weekday), whole(fields.month)]
      const rule: DayRule = { kind: 'nth', nth, weekday, month }
      return isDayRule(rule) ? rule : { field: 'nth', error: 'unknown-choice' }
    }
    case 'easter': {
      const rule: DayRule = { kind: 'easter', days: whole(fields.easter) }
      return isDayRule(rule) ? rule : { field: 'easter', error: 'not-easter-days' }
    }
    default:
      return { field: 'rule', error: 'unknown-choice' }
  }
}

/** NaN: no whole number. */
function whole(value: unknown): number {
  const typed = cleanText(value).replace('−', '-')
  return /^[+-]?\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN
}
