import type { MoveWarning } from './move-warning.ts'
import type { ValidationOutline } from './week-row.ts'

/** Steps at which the sending was approved, its time included. */
export function vouchedSteps(validation: ValidationOutline | null): ValidationOutline['steps'] {
  return validation?.steps.filter(({ facets, visas }) => facets.includes('reach') && visas.length > 0) ?? []
}

/** Empty while nobody has approved anything: nobody is asked again. */
export function reopening(validation: ValidationOutline | null, wasScheduled: boolean): MoveWarning[] {
  const steps = vouchedSteps(validation)
  const approvers = [...new Map(steps.flatMap(({ visas }) => visas.map(({ by }) => [by.id, by]))).values()]
  if (steps.length === 0 && !wasScheduled) return []
  return [{ kind: 'reopens', steps: steps.map(({ name }) => name), approvers, wasScheduled }]
}
