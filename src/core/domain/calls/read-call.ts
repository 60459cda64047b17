import { chosenDepartments } from '../people/department-choice.ts'
import type { WorkingHours } from '../settings.ts'
import { choicesIn, cleanText, isDay, isTime } from '../text.ts'
import type { Instant } from '../time.ts'
import { instantOf, isTooFar, localDay } from '../working-time/local-time.ts'
import { type CallDraft, callTextMax, callTitleMax, type Recurrence } from './call.ts'
import { earliestEnd, recurrenceOf } from './call-dates.ts'

/** Locale keys under `errors`. */
export type CallFieldError =
  | 'required'
  | 'too-long'
  | 'call-text-too-long'
  | 'unknown-section'
  | 'unknown-department'
  | 'no-department'
  | 'not-a-day'
  | 'not-a-time'
  | 'day-past'
  | 'too-far'
  | 'closes-past'
  | 'closes-too-soon'
  | 'unknown-choice'
export const callFields = [
  'title',
  'text',
  'sections',
  'departments',
  'opens',
  'opensTime',
  'closes',
  'closesTime',
  'recurrence',
] as const
export type CallField = (typeof callFields)[number]
export type CallErrors = Partial<Record<CallField, CallFieldError>>

/** What may be chosen: the names in "Directions", the ids of sections. */
export type CallChoices = { departments: readonly string[]; sections: readonly string[] }

export const opensTimeUsual = '09:00'
export const closesTimeUsual = '17:00'
const kinds: readonly string[] = ['none', 'monthly', 'weekly']

/** What came from the form: untrusted, every field perhaps missing. Without a day it opens now. */
export function readCall(
  fields: Record<string, unknown>,
  choices: CallChoices,
  now: Instant,
  settings: WorkingHours,
): { draft: CallDraft } | { errors: CallErrors } {
  const errors: CallErrors = {}
  const [title, text] = [cleanText(fields['title']), cleanText(fields['text'])]
  if (title === '') errors.title = 'required'
  if (title.length > callTitleMax) errors.title = 'too-long'
  if (text.length > callTextMax) errors.text = 'call-text-too-long'
  const sections = choicesIn(fields['sections'])
  if (sections.some(one => !choices.sections.includes(one))) errors.sections = 'unknown-section'
  const departments = readDepartments(fields['departments'], choices, errors)
  const opensAt = readOpening(fields, now, settings, errors)
  const closesAt = readEnd(fields, { now, opensAt }, settings, errors)
  const kind = cleanText(fields['recurrence']) || 'none'
  if (!kinds.includes(kind)) errors.recurrence = 'unknown-choice'
  if (Object.keys(errors).length > 0 || !opensAt || !closesAt) return { errors }
  const recurrence = recurrenceOf(kind as Recurrence['kind'], localDay(opensAt, settings.timeZone))
  return { draft: { title, text, sections, departments, opensAt, closesAt, recurrence } }
}

function readDepartments(value: unknown, { departments }: CallChoices, errors: CallErrors): 'all' | string[] {
  const named = chosenDepartments(value, departments)
  if (departments.length === 0) errors.departments = 'no-department'
  if (named.length === 0) return 'all'
  if (!named.every(name => departments.includes(name))) errors.departments = 'unknown-department'
  return named
}

/** An hour of today that is over means at once. */
function readOpening(
  fields: Record<string, unknown>,
  now: Instant,
  settings: WorkingHours,
  errors: CallErrors,
): Instant | null {
  const day = cleanText(fields['opens'])
  if (day === '') return now
  const time = cleanText(fields['opensTime']) || opensTimeUsual
  if (!isDay(day)) errors.opens = 'not-a-day'
  else if (!isTime(time)) errors.opensTime = 'not-a-time'
  const at = instantOf(day, time, settings.timeZone)
  if (at === null) return null
  if (day < localDay(now, settings.timeZone)) errors.opens = 'day-past'
  if (isTooFar(at, now)) errors.opens = 'too-far'
  return at > now ? at : now
}

type Times = { now: Instant; opensAt: Instant | null }

function readEnd(
  fields: Record<string, unknown>,
  { now, opensAt }: Times,
  settings: WorkingHours,
  errors: CallErrors,
): Instant | null {
  const [day, time] = [cleanText(fields['closes']), cleanText(fields['closesTime']) || closesTimeUsual]
  if (day === '') errors.closes = 'required'
  else if (!isDay(day)) errors.closes = 'not-a-day'
  else if (!isTime(time)) errors.closesTime = 'not-a-time'
  const at = instantOf(day, time, settings.timeZone)
  if (at === null) return null
  if (at <= now) errors.closes = 'closes-past'
  else if (isTooFar(at, now)) errors.closes = 'too-far'
  else if (opensAt !== null && at < earliestEnd(opensAt, settings)) errors.closes = 'closes-too-soon'
  return at
}

/** *Prolonger*: a day and an hour, later than the present end. */
export function readExtension(
  fields: Record<string, unknown>,
  { now, closesAt }: { now: Instant; closesAt: Instant },
  { timeZone }: WorkingHours,
): { closesAt: Instant } | { errors: Pick<CallErrors, 'closes' | 'closesTime'> | { closes: 'closes-earlier' } } {
  const errors: CallErrors = {}
  const settings = { timeZone, quietHours: 'off', isHoliday: () => false } as const
  const at = readEnd(fields, { now, opensAt: null }, settings, errors)
  if (Object.keys(errors).length > 0 || at === null) return { errors }
  return at <= closesAt ? { errors: { closes: 'closes-earlier' } } : { closesAt: at }
}

/** Whether two calls ask for the same: one that takes any section asks for each of them. */
export function asksTheSame(one: Pick<CallDraft, 'sections'>, other: Pick<CallDraft, 'sections'>): boolean {
  if (one.sections.length === 0 || other.sections.length === 0) return true
  return one.sections.some(section => other.sections.includes(section))
}
