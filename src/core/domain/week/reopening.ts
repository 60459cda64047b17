import type { MoveWarning } from './move-warning.ts'
import type { ValidationOutline } from './week-row.ts'

/** Where somebody vouched for the sending, which is for its time too. */
export function vouchedSteps(validation: ValidationOutline | null): ValidationOutline['steps'] {
  return validation?.steps.filter(({ facets, visas }) => facets.includes('reach') && visas.length > 0) ?? []
}

/** Nothing is said of what nobody vouched for yet: nobody is asked again. */
export function reopening(validation: ValidationOutline | null, wasScheduled: boolean): MoveWarning[] {
  const steps = vouchedSteps(validation)
  const approvers = [...new Map(steps.flatMap(({ visas }) => visas.map(({ by }) => [by.id, by]))).values()]
  if (steps.length === 0 && !wasScheduled) return []
  return [{ kind: 'reopens', steps: steps.map(({ name }) => name), approvers, wasScheduled }]
}
