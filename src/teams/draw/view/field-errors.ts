import type { Words } from '../../../words.ts'

/** The reason next to each field that was refused; fields in order are never undefined, as templates need. */
export function fieldErrors(fields: readonly string[], errors: Record<string, string | undefined>, words: Words): Record<string, string> {
  const text = (error: string | undefined) =>
    error === undefined ? '' : words.text(words.has(`errors.${error}`) ? `errors.${error}` : 'errors.unknown')
  return Object.fromEntries(fields.map(field => [field, text(errors[field])]))
}
