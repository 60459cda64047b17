import { cleanText, fold } from '../text.ts'
import {
  fieldChoiceMax,
  fieldChoicesMax,
  type FieldKind,
  fieldKinds,
  fieldLabelMax,
  type SectionField,
  sectionNameMax,
} from './section.ts'

export type NameError = 'required' | 'too-long' | 'section-name-taken' | 'section-name-unsure'

/**
 * What forms offer in place of a section (`common.unsure`, in each language), folded: a section of that name would be
 * taken for none.
 */
const unsureNames = ['je ne sais pas', 'i don t know', 'i do not know']

/** The name of a section, from a form or a typed line; `others`: names that are taken. */
export function readSectionName(value: unknown, others: readonly string[]): { name: string } | { error: NameError } {
  const name = oneLine(value)
  if (name === '') return { error: 'required' }
  if (name.length > sectionNameMax) return { error: 'too-long' }
  if (unsureNames.includes(bare(name))) return { error: 'section-name-unsure' }
  return others.some(other => fold(other) === fold(name)) ? { error: 'section-name-taken' } : { name }
}

function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What the form of a question sends: untrusted. */
export type FieldInput = { label: unknown; kind: unknown; choices: unknown; required: unknown }
export type FieldFaults = {
  label?: 'required' | 'too-long' | 'question-taken'
  kind?: 'unknown-choice'
  choices?: 'too-few-choices' | 'too-many-choices' | 'choice-too-long'
}

/** `others`: the labels of the section's other questions. */
export function readField(
  input: FieldInput,
  id: string,
  others: readonly string[],
): { field: SectionField; errors: FieldFaults } {
  const errors: FieldFaults = {}
  const label = oneLine(input.label)
  if (label === '') errors.label = 'required'
  else if (label.length > fieldLabelMax) errors.label = 'too-long'
  else if (others.some(other => fold(other) === fold(label))) errors.label = 'question-taken'
  const kind = fieldKinds.find(one => one === (cleanText(input.kind) || 'text'))
  if (kind === undefined) errors.kind = 'unknown-choice'
  const choices = kind === 'choice' ? choicesIn(input.choices, errors) : []
  return { field: { id, label, kind: kind ?? ('text' satisfies FieldKind), choices, required: isTrue(input) }, errors }
}

/** One choice a line; commas belong to the choice. */
function choicesIn(value: unknown, errors: FieldFaults): string[] {
  const lines = cleanText(value).split('\n')
  const choices = [...new Map(lines.map(line => [fold(line), oneLine(line)])).values()].filter(one => one !== '')
  if (choices.length < 2) errors.choices = 'too-few-choices'
  if (choices.length > fieldChoicesMax) errors.choices = 'too-many-choices'
  if (choices.some(({ length }) => length > fieldChoiceMax)) errors.choices = 'choice-too-long'
  return choices
}

function isTrue({ required }: FieldInput): boolean {
  return required === true || required === 'true'
}

function oneLine(value: unknown): string {
  return cleanText(value).replace(/\s+/g, ' ')
}
