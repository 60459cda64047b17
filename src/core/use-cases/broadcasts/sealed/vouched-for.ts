import type { SealedVersion } from '../../../domain/posts/post.ts'
import { allFacets } from '../../../domain/seal-facets.ts'
import { standsFor } from '../../../domain/validations/carry-visas.ts'
import { isComplete } from '../../../domain/validations/chairs.ts'
import type { Step, Validation } from '../../../domain/validations/validation.ts'

/**
 * Every step is complete with visas of the very seal, or of earlier words of which nothing changed that it vouches for;
 * together they cover all. What announces an edition without words of its own says only what was vouched for before, so
 * that nobody is asked for its substance.
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
