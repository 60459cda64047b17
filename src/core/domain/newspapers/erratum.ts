import type { PersonId } from '../actor.ts'
import { cleanText } from '../text.ts'
import type { Instant } from '../time.ts'
import { type Edition, type Erratum, erratumMax } from './edition.ts'
import type { Newspaper } from './newspaper.ts'

export const errataMost = 20

/** What was typed: untrusted. `text`: one paragraph of plain text. */
export function readErratum(typed: unknown): { text: string } | { fault: 'required' | 'erratum-too-long' } {
  const text = cleanText(typed).replace(/\s+/g, ' ')
  if (text === '') return { fault: 'required' }
  return text.length > erratumMax ? { fault: 'erratum-too-long' } : { text }
}

/** Errata that everybody reads on the page, oldest first; `at`: since when. */
export function confirmedErrata({ errata }: Pick<Edition, 'errata'>): { text: string; at: Instant }[] {
  return errata.flatMap(({ text, confirmed }) => (confirmed ? [{ text, at: confirmed.at }] : []))
}

/** Two people: its author never confirms it. The director of the publication may, of comms or not. */
export function mayConfirmErratum(
  { by }: Pick<Erratum, 'by'>,
  { director }: Pick<Newspaper, 'director'>,
  reader: { id: PersonId; isComms: boolean },
): boolean {
  return reader.id !== by.id && (reader.isComms || reader.id === director.id)
}
