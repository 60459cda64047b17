import { matchesReference, parseReference, type Reference } from '../../core/reference.ts'

export type Found<T> = { kind: 'one'; found: T } | { kind: 'none' } | { kind: 'several'; found: T[] }

/** The short number is looked for only among what the word can act on: `candidates`. */
export function findByReference<T extends { reference: Reference }>(candidates: T[], typed: string): Found<T> {
  const reference = parseReference(typed)
  if (!reference) return { kind: 'none' }
  const found = candidates.filter(one => matchesReference(reference, one.reference))
  if (found.length > 1) return { kind: 'several', found }
  return found[0] ? { kind: 'one', found: found[0] } : { kind: 'none' }
}
