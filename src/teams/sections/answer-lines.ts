import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { answeredIn } from '../../core/domain/sections/read-answers.ts'
import { type SectionField, shippedSections } from '../../core/domain/sections/section.ts'
import { isDay } from '../../core/domain/text.ts'
import type { Look } from '../cards/card-templates.ts'

/** Answers to the further questions of a section, each with its question; both as typed text. */
export function answerLines(
  initiative: Pick<Initiative, 'section' | 'fields'>,
  { words, sections = shippedSections }: Look,
): [question: string, answer: string][] {
  return answeredIn(sections, initiative).map(({ field, value }) => [field.label, written(field, value, words)])
}

/** As typed text. A question may have been of another kind when it was answered. */
function written({ kind }: SectionField, value: string, words: Look['words']): string {
  if (kind === 'date' && isDay(value)) return words.day(value)
  return kind === 'number' && value !== '' && Number.isFinite(Number(value)) ? words.number(Number(value)) : value
}
