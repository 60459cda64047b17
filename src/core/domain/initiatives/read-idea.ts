import { openSections, type Section, sectionOf } from '../sections/section.ts'
import { cleanText, isDay } from '../text.ts'
import { type Idea, shortMax, textMax, titleMax } from './initiative.ts'

/** Locale keys under `errors`. */
export type FieldError = 'required' | 'too-long' | 'not-a-day' | 'unknown-section' | 'not-own-idea'
export type FieldErrors = Partial<Record<keyof Idea | 'credited', FieldError>>

/** What came from a form: untrusted, every field perhaps missing. */
export function readIdea(
  fields: Record<string, unknown>,
  sections: readonly Section[],
): { idea: Idea } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const short = (name: keyof Idea, max: number): string | null => {
    const text = cleanText(fields[name])
    if (text.length > max) errors[name] = 'too-long'
    return text === '' ? null : text
  }
  const title = short('title', titleMax)
  const text = short('text', textMax)
  if (title === null) errors.title = 'required'
  if (text === null) errors.text = 'required'
  const section = short('section', shortMax)
  if (section !== null && sectionOf(openSections(sections), section) === null) errors.section = 'unknown-section'
  const date = short('date', shortMax)
  if (date !== null && !isDay(date)) errors.date = 'not-a-day'
  const idea = { title: title ?? '', text: text ?? '', section, date }
  const rest = {
    place: short('place', shortMax),
    forWhom: short('forWhom', shortMax),
    onBehalfOf: short('onBehalfOf', shortMax),
  }
  if (isCredited(fields) && rest.onBehalfOf !== null) errors.credited = 'not-own-idea'
  return Object.keys(errors).length > 0 ? { errors } : { idea: { ...idea, ...rest } }
}

/** Authors agree to be named; for another person they cannot agree. */
export function isCredited(fields: Record<string, unknown>): boolean {
  return fields['credited'] === 'true' || fields['credited'] === true
}
