import { type VariantKind, variantKinds } from '../channels/variant.ts'

/** What a variant is called among the parts of a post, which two people may write at once. */
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
 * What was typed in the editor and says nothing yet: kept as it was typed, by the names of its inputs, so that saving
 * never refuses. `faults`: input → key under `errors` in the locales; while there is any, nothing is submitted.
 */
export type Unread = { typed: Record<string, string>; faults: Record<string, string> }
