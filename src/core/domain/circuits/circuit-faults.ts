import { allFacets, type Facet } from '../facets.ts'
import type { CircuitScope, CircuitVersion } from './circuit.ts'

/** Why a circuit cannot be used. `group-unnamed`: at that step. */
export type CircuitFault =
  { key: 'no-step' } | { key: 'facets-missing'; facets: Facet[] } | { key: 'group-unnamed'; step: string }

/** Empty: posts may be given to it. */
export function circuitFaults({ steps }: Pick<CircuitVersion, 'steps'>): CircuitFault[] {
  if (steps.length === 0) return [{ key: 'no-step' }]
  const missing = allFacets.filter(facet => steps.every(({ facets }) => !facets.includes(facet)))
  const unnamed = steps.filter(({ approvers }) => approvers.some(rule => rule.by === 'group' && rule.group === null))
  return [
    ...unnamed.map(({ name }) => ({ key: 'group-unnamed', step: name }) as const),
    ...(missing.length > 0 ? [{ key: 'facets-missing', facets: missing } as const] : []),
  ]
}

/** Whether it is meant for every post that no other is meant for. */
export function isOpenToAll({ kinds, sections, reach }: CircuitScope): boolean {
  return kinds.length === 0 && sections.length === 0 && reach === 'any'
}
