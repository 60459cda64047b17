import type { Words } from '../../words.ts'
import { escapeMarkdown } from './markdown.ts'

/**
 * The reason next to each field that was refused, with what it is about after a colon; fields in order are never
 * undefined, as templates need.
 */
export function fieldErrors(
  fields: readonly string[],
  errors: Record<string, string | undefined>,
  words: Words,
): Record<string, string> {
  const text = (error: string | undefined) => {
    if (error === undefined) return ''
    const [key = '', ...what] = error.split(':')
    return words.text(words.has(`errors.${key}`) ? `errors.${key}` : 'errors.unknown', {
      what: escapeMarkdown(what.join(':')),
    })
  }
  return Object.fromEntries(fields.map(field => [field, text(errors[field])]))
}
