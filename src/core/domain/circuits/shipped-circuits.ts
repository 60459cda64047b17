import { allFacets, type Facet } from '../seal-facets.ts'
import type { ApproverRule, Circuit, CircuitStep } from './circuit.ts'

const step = (name: string, approver: ApproverRule, facets: readonly Facet[]): CircuitStep => ({
  name,
  approvers: [approver],
  quorum: 'any',
  facets: [...facets],
  fallback: null,
  days: 1,
})

const department = step('department', { by: 'head' }, ['substance', 'reach'])
const communication = step('communication', { by: 'comms' }, allFacets)
const management = step('management', { by: 'group', group: null }, ['substance', 'reach'])
const cabinet = step('cabinet', { by: 'group', group: null }, allFacets)

const shipped = (id: string, name: string, steps: CircuitStep[], active = false): Circuit => ({
  id,
  version: 0,
  versions: [
    {
      number: 1,
      name,
      scope: { kinds: [], sections: [], reach: 'any' },
      steps,
      active,
      by: null,
      at: '2026-11-25T00:00:00.000Z',
    },
  ],
})

/** Used whenever no other circuit is meant for a post. */
export const defaultCircuitId = 'department-communication'

/** Circuits shipped with Mary, until changed. The last two wait for the groups that an authority names. */
export const shippedCircuits: readonly Circuit[] = [
  shipped(defaultCircuitId, 'department-communication', [department, communication], true),
  shipped('communication-management', 'communication-management', [communication, management]),
  shipped('department-communication-cabinet', 'department-communication-cabinet', [department, communication, cabinet]),
]

/** Circuits that are kept take the place of those that came with Mary. */
export function withShipped(kept: Circuit[]): Circuit[] {
  return [
    ...shippedCircuits.map(one => kept.find(({ id }) => id === one.id) ?? one),
    ...kept.filter(({ id }) => shippedCircuits.every(one => one.id !== id)),
  ]
}
