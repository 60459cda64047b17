import { type VariantKind, variantKinds } from '../channels/variant.ts'

/** The name of a variant among the parts of a post, which two people may write at once. */
export type VariantField = `variant-${VariantKind}`

export function variantField(kind: VariantKind): VariantField {
  return `variant-${kind}`
}

export function variantIn(field: VariantField): VariantKind {
  return variantKinds.find(kind => variantField(kind) === field)!
}

/** Parts of a post that people write beside its content. */
export type BesideContent = VariantField | 'audience' | 'slot' | 'mandatory' | 'expiresOn' | 'touches' | 'organisers'

/**
 * Texts typed in the editor that are not understood yet: kept as typed, by the names of their inputs, so that saving
 * never refuses. `faults`: input → key under `errors` in the locales; with any fault, nothing can be submitted.
 */
export type Unread = { typed: Record<string, string>; faults: Record<string, string> }
