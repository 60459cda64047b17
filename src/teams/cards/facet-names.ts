import type { Facet } from '../../core/domain/facets.ts'
import type { Words } from '../../words.ts'

/** « le fond · la diffusion » */
export function facetNames(facets: readonly Facet[], words: Words): string {
  return facets.map(facet => words.text(`facets.${facet}`)).join(' · ')
}
