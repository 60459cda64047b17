import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { askedNames } from './asked-names.ts'

/** At whom a validation waits, and since when. Null when it waits for nobody. */
export function waitingStep(validation: Validation, words: Words): { names: string; since: Instant } | null {
  const step = validation.steps[validation.current]
  if (!step) return null
  return { names: askedNames(validation, validation.current, words), since: step.openedAt ?? validation.submittedAt }
}
