import type { Words } from '../../words.ts'
import type { Card } from './card-templates.ts'
import { escapeLine, escapeMarkdown } from './markdown.ts'

/** A field that was refused: its name, what people call it, and why. */
export type FieldFault = { field: string; label: string; text: string }
/** By field: a key under `errors`, or a whole sentence. */
export type Errors = Readonly<Record<string, string | { text: string } | undefined>>

/** The errors, in the order of the card's fields; last, those of fields that the card does not have. */
export function faultsIn(card: Card, errors: Errors, words: Words): FieldFault[] {
  const texts = textsOf(errors, words)
  const shown = inputsIn(card).flatMap((input): FieldFault[] => {
    const field = textOf(input['id'])
    return texts[field] ? [{ field, label: textOf(input['label'] ?? input['title']), text: texts[field] }] : []
  })
  const named = new Set(shown.map(({ field }) => field))
  const others = Object.entries(texts).filter(([field]) => !named.has(field))
  return [...shown, ...others.map(([field, text]) => ({ field, label: '', text }))]
}

/** The same card with each error right below its field, where a client shows its own. */
export function belowFields(card: Card, errors: Errors, words: Words): Card {
  const texts = textsOf(errors, words)
  return Object.keys(texts).length === 0 ? card : (below(card, texts) as Card)
}

/**
 * A whole form: the names of faulty fields on top, where a hurried reader begins, and the errors below their fields.
 * `card`: an error of the whole, which the form shows itself.
 */
export function withFaults(drawn: Card, { card: _, ...errors }: Errors, words: Words): Card {
  const faults = faultsIn(drawn, errors, words)
  if (faults.length === 0) return drawn
  const { body = [] } = drawn as { body?: Card[] }
  const told = below(body, textsOf(errors, words)) as Card[]
  return { ...drawn, body: [summaryOf(faults, words), ...told] }
}

function summaryOf(faults: FieldFault[], words: Words): Card {
  // The question of a section is in an administrator's own words.
  const named = faults.map(({ label, text }) => (label === '' ? text : escapeLine(label)))
  const text = words.text('common.toCorrect', { list: named.join(', ') })
  return { type: 'TextBlock', text, wrap: true, weight: 'Bolder', color: 'Attention' }
}

function textsOf(errors: Errors, words: Words): Record<string, string> {
  const textOfError = (field: string, error: Errors[string]): string =>
    typeof error === 'object' ? error.text : fieldErrors([field], { [field]: error }, words)[field]!
  const texts = Object.entries(errors).map(([field, error]) => [field, textOfError(field, error)] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== ''))
}

function below(node: unknown, texts: Record<string, string>): unknown {
  if (Array.isArray(node))
    return node.flatMap((one: unknown): unknown[] => {
      const field = isInput(one) ? textOf(one['id']) : ''
      return field in texts ? [one, faultText(field, texts[field]!)] : [below(one, texts)]
    })
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, below(value, texts)]))
}

/** The id tells the page that draws the card which field is meant. */
function faultText(field: string, text: string): Card {
  return {
    type: 'TextBlock',
    id: `fault-${field}`,
    text,
    wrap: true,
    size: 'Small',
    color: 'Attention',
    weight: 'Bolder',
    spacing: 'None',
  }
}

function inputsIn(node: unknown): Card[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn)
  if (typeof node !== 'object' || node === null) return []
  return isInput(node) ? [node] : Object.values(node).flatMap(inputsIn)
}

function isInput(node: unknown): node is Card {
  return typeof node === 'object' && node !== null && String((node as Card)['type']).startsWith('Input.')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * The error of each field, with what it is about after a colon; one below the other, if several of its lines are at
 * fault. Fields without an error are never undefined, as templates need.
 */
export function fieldErrors<const Field extends string>(
  fields: readonly Field[],
  errors: Record<string, string | undefined>,
  words: Words,
): Record<Field, string> {
  const one = (error: string) => {
    const [key = '', ...what] = error.split(':')
    return words.named('errors', key, { what: escapeMarkdown(what.join(':')) }) ?? words.text('errors.unknown')
  }
  return byField(fields, field =>
    (errors[field] ?? '')
      .split('\n')
      .filter(error => error !== '')
      .map(one)
      .join('\n\n'),
  )
}

/** What each field of a form holds, or what is wrong with it. */
export function byField<Field extends string>(
  fields: readonly Field[],
  text: (field: Field) => string,
): Record<Field, string> {
  return Object.fromEntries(fields.map(field => [field, text(field)])) as Record<Field, string>
}
