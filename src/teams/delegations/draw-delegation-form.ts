import type { Department } from '../../core/domain/people/department.ts'
import type { DelegationScope } from '../../core/domain/delegations/delegation.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { shownCircuitName } from '../cards/state-names.ts'
import { byField, withFaults } from '../cards/faults.ts'

export const delegationFields = ['from', 'to', 'since', 'until', 'circuits', 'departments', 'reason'] as const

export type DelegationFormData = {
  /** They may lend it for somebody else. */
  comms: boolean
  circuits: DelegationScope['circuits']
  departments: Pick<Department, 'name'>[]
  /** What was typed, or is proposed. */
  values?: Partial<Record<(typeof delegationFields)[number], string>>
  /** Field → key under `errors`. */
  errors?: Partial<Record<string, string>>
}

export function drawDelegationForm(
  { comms, circuits, departments, values = {}, errors = {} }: DelegationFormData,
  look: Look,
): Card {
  const { words } = look
  const card = drawCard(
    'delegations/form',
    {
      comms,
      circuits: circuits.map(({ id, name }) => ({ title: shownCircuitName(name, words) ?? name, value: id })),
      departments: departments.map(({ name }) => ({ title: name, value: name })),
      value: byField(delegationFields, field => values[field] ?? ''),
    },
    look,
  )
  return withFaults(card, errors, words)
}
