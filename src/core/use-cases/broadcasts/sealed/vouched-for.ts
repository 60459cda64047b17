import type { SealedVersion } from '../../../domain/posts/post.ts'
import { allFacets } from '../../../domain/seal-facets.ts'
import { standsFor } from '../../../domain/validations/carry-visas.ts'
import { isComplete } from '../../../domain/validations/chairs.ts'
import type { Step, Validation } from '../../../domain/validations/validation.ts'

/**
 * Whether every step is complete with visas of this seal, or of an earlier version that is the same in the facets of
 * the step; together the visas cover all facets. An edition without words of its own has only approved words, so that
 * nobody is asked for its substance.
 */
export function vouchedFor({ steps }: Validation, versions: readonly SealedVersion[], version: SealedVersion): boolean {
  const covered = new Set(steps.flatMap(({ facets }) => facets))
  const standing = (step: Step) => ({
    ...step,
    visas: step.visas.filter(visa => visa.kind === 'approve' && standsFor(step.facets, visa, versions, version)),
  })
  const asked = version.edition?.words === '' ? allFacets.filter(facet => facet !== 'substance') : allFacets
  return asked.every(facet => covered.has(facet)) && steps.every(step => isComplete(standing(step)))
}
