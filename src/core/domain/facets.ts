/**
 * What a visa vouches for: le fond (words, figures, sources), la forme (pictures, alt texts, style), la diffusion
 * (audience, date).
 */
export type Facet = 'substance' | 'form' | 'reach'

export const allFacets: readonly Facet[] = ['substance', 'form', 'reach']

/** SHA-256 of each, in hex. */
export type FacetDigests = Record<Facet, string>
