import type { Department } from '../../../core/ports/people.ts'
import type { DelegationScope } from '../../../core/delegations/delegation.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { fieldErrors } from '../view/field-errors.ts'
import { shownCircuitName } from '../view/circuit-name.ts'

export const delegationFields = ['from', 'to', 'since', 'until', 'circuits', 'departments', 'reason'] as const

export type DelegationFormData = {
  /** They may do it for somebody else. */
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
  return drawCard(
    'delegations/form',
    {
      comms,
      circuits: circuits.map(({ id, name }) => ({ title: shownCircuitName(name, words) ?? name, value: id })),
      departments: departments.map(({ name }) => ({ title: name, value: name })),
      hasDepartments: departments.length > 0,
      value: Object.fromEntries(delegationFields.map(field => [field, values[field] ?? ''])),
      error: fieldErrors(delegationFields, errors, words),
      refused: Object.keys(errors).length > 0,
    },
    look,
  )
}
