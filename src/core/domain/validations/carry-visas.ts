import type { PersonId } from '../actor.ts'
import { type Facet, facetDigests } from '../seal-facets.ts'
import type { SealedVersion } from '../posts/post.ts'
import { isAsSealed } from '../seal.ts'
import type { Decision, Step, Validation } from './validation.ts'

/**
 * What was vouched for and did not change needs no second word: visas of the step of that name stay, under the seal
 * that they were given, where all facets of the step are the same in both versions and it vouched for them then. `out`:
 * whoever wrote, or is barred from the circuit; neither theirs stay, nor those of who is asked no longer, nor a second
 * one of anybody.
 */
export function carryVisas(
  steps: Step[],
  before: Validation,
  versions: readonly SealedVersion[],
  present: SealedVersion,
  out: ReadonlySet<PersonId>,
): Step[] {
  const gave = new Set(out)
  return steps.map((step, index) => {
    const old = before.steps.find(one => one.name === step.name)
    if (!old || !step.facets.every(facet => old.facets.includes(facet))) return step
    const visas = old.visas.filter(visa => !gave.has(visa.by.id) && standsFor(step.facets, visa, versions, present))
    const carried = visas.map(visa => ({
      ...visa,
      step: index,
      chairs: visa.chairs.filter(chair => step.approvers.some(({ id }) => id === chair)),
    }))
    const kept = carried.filter(({ chairs }) => chairs.length > 0)
    for (const { by } of kept) gave.add(by.id)
    return { ...step, visas: kept }
  })
}

/**
 * Whether a visa vouches for these facets of that version: it is of its very seal, or of a version in which they were
 * the same. What is kept of that version has to make its seal again: else somebody could write other words under a
 * visa. A correction goes to those who have the card, at no hour of its own: neither is new about it.
 */
export function standsFor(
  facets: readonly Facet[],
  visa: Decision,
  versions: readonly SealedVersion[],
  present: SealedVersion,
): boolean {
  if (visa.seal === present.seal) return true
  const given = versions.find(({ seal }) => seal === visa.seal)
  if (!given || !isAsSealed(given)) return false
  const { slot, correctionOf } = present
  const [then, now] = [
    facetDigests(correctionOf === null ? given : { ...given, slot, correctionOf }),
    facetDigests(present),
  ]
  return facets.every(facet => then[facet] === now[facet])
}
