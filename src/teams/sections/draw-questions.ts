import { answerIn, answerInput, answerMax, askedBy } from '../../core/domain/sections/read-answers.ts'
import { openFields, type Section } from '../../core/domain/sections/section.ts'
import type { Look } from '../cards/card-templates.ts'

/** The further questions of a section, as inputs of a form; `answers`: by input. */
export function questionsView(section: Section | null, answers: Record<string, string>, { words }: Look) {
  return (section ? openFields(section) : []).map(field => ({
    input: answerInput(field),
    label: field.required ? field.label : words.text('sections.optional', { label: field.label }),
    value: answerIn(answers, field),
    isText: field.kind === 'text',
    isNumber: field.kind === 'number',
    isDate: field.kind === 'date',
    isChoice: field.kind === 'choice',
    choices: field.choices.map(choice => ({ title: choice, value: choice })),
    max: answerMax,
  }))
}

/**
 * Answers to questions that this form does not show: they stay in it, out of sight, for whoever goes back to their
 * section.
 */
export function carriedAnswers(answers: Record<string, string>, section: Section | null) {
  const shown = (section ? openFields(section) : []).map(({ id }) => id)
  return Object.entries(answers).flatMap(([name, value]) => {
    const id = askedBy(name)
    if (id === null || value === '' || shown.includes(id)) return []
    return [{ input: answerInput({ id, kind: 'text' }), value }]
  })
}
