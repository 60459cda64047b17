/**
 * A card cannot show questions that depend on a choice made on it, and the questions of all sections would be seventy
 * inputs: so they come once the form is sent.
 */

import { cleanText, cut, isDay } from '../text.ts'
import { type FieldKind, openFields, type Section, type SectionField } from './section.ts'

/** Locale keys under `errors`. */
export type AnswerError = 'required' | 'too-long' | 'not-a-figure' | 'not-a-day' | 'unknown-choice'

export const answerMax = 500

/** Typed words have another prefix than choices: they survive when a form is refused. */
const prefixes: Record<FieldKind, string> = { text: 'answer-', number: 'answer-', date: 'chosen-', choice: 'chosen-' }

/** The input of a form that asks this. */
export function answerInput({ id, kind }: Pick<SectionField, 'id' | 'kind'>): string {
  return `${prefixes[kind]}${id}`
}

/** The question that an input asks; null: none. */
export function askedBy(name: string): string | null {
  const prefix = Object.values(prefixes).find(one => name.startsWith(one))
  return prefix === undefined ? null : name.slice(prefix.length)
}

/** The answer, whatever kind of answer the question asked for when the form was drawn. */
export function answerIn(fields: Readonly<Record<string, unknown>>, { id }: Pick<SectionField, 'id'>): string {
  return cleanText(fields[`${prefixes.text}${id}`]) || cleanText(fields[`${prefixes.choice}${id}`])
}

/**
 * What came from a form: untrusted, every answer perhaps missing. A question that was retired meanwhile still takes the
 * typed answer as it is: the form shows the question no more, so that nobody could correct it. `errors`: by input.
 */
export function readAnswers(
  section: Section,
  fields: Readonly<Record<string, unknown>>,
): { answers: Record<string, string>; errors: Record<string, AnswerError> } {
  const answers: Record<string, string> = {}
  const errors: Record<string, AnswerError> = {}
  const asked = new Set(openFields(section))
  for (const field of section.fields) {
    const text = answerIn(fields, field)
    if (!asked.has(field)) {
      if (text !== '') answers[field.id] = cut(text, answerMax)
      continue
    }
    const read = text === '' ? { value: '' } : readAnswer(field, text)
    const missing = text === '' && field.required
    if ('error' in read || missing) errors[answerInput(field)] = 'error' in read ? read.error : 'required'
    else if (read.value !== '') answers[field.id] = read.value
  }
  return { answers, errors }
}

function readAnswer({ kind, choices }: SectionField, text: string): { value: string } | { error: AnswerError } {
  if (text.length > answerMax) return { error: 'too-long' }
  switch (kind) {
    case 'text':
      return { value: text }
    case 'number':
      return readNumber(text)
    case 'date':
      return isDay(text) ? { value: text } : { error: 'not-a-day' }
    case 'choice':
      return choices.includes(text) ? { value: text } : { error: 'unknown-choice' }
  }
}

/** « 1 250,5 » as well as « 1250.5 »; kept with a point. */
function readNumber(text: string): { value: string } | { error: AnswerError } {
  const bare = text.replace(/\s/g, '').replace(',', '.')
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(bare) ? { value: bare } : { error: 'not-a-figure' }
}

export type Answered = { field: SectionField; value: string }

/** Answers with their questions: those of its section first, then those of sections under which it was filed before. */
export function answeredIn(
  sections: readonly Section[],
  { section, fields = {} }: { section: string | null; fields?: Record<string, string> },
): Answered[] {
  const own = sections.filter(({ id }) => id === section)
  const others = sections.filter(({ id }) => id !== section)
  return [...own, ...others].flatMap(one =>
    one.fields.flatMap(field => {
      const value = Object.hasOwn(fields, field.id) ? fields[field.id] : undefined
      return value === undefined ? [] : [{ field, value }]
    }),
  )
}
