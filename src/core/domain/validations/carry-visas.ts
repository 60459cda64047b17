import type { PersonId } from '../actor.ts'
import { type Facet, facetDigests } from '../seal-facets.ts'
import type { SealedVersion } from '../posts/post.ts'
import { isAsSealed } from '../seal.ts'
import type { Decision, Step, Validation } from './validation.ts'

/**
 * What was approved and did not change needs no second visa: a visa stays, under its own seal, for a step of the same
 * name whose facets are the same in both versions and were facets of that step then. `out`: authors, and people barred
 * from the circuit. Not kept are their visas, those of people who are no longer asked, and a person's second visa.
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
 * Whether a visa covers these facets of that version: it has the same seal, or is of a version with the same facets.
 * The kept version has to match its seal: else other words could be written under a visa. A correction goes to the
 * people who have the card, without an hour of its own: neither is new about it.
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
