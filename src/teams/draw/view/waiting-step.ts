import { stillAsked } from '../../../core/validations/asked/chairs.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import type { Instant } from '../../../core/time.ts'
import type { Words } from '../../../words.ts'
import { names } from './names.ts'

/** At whom a validation waits, and since when. Null when it waits for nobody. */
export function waitingStep(validation: Validation, words: Words): { names: string; since: Instant } | null {
  const step = validation.steps[validation.current]
  if (!step) return null
  return { names: names(stillAsked(step), words), since: step.openedAt ?? validation.submittedAt }
}
