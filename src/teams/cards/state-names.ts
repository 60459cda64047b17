import type { InitiativeState } from '../../core/domain/initiatives/initiative.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Facet } from '../../core/domain/seal-facets.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { askedNames } from './names.ts'
import { escapeLine } from './markdown.ts'

const colors: Record<InitiativeState, string> = {
  received: 'accent',
  taken: 'accent',
  asked: 'warning',
  later: 'default',
  retained: 'good',
  declined: 'attention',
  withdrawn: 'default',
}

export function initiativeState(state: InitiativeState, words: Words): { state: string; color: string } {
  return { state: words.text(`states.initiative.${state}`), color: colors[state] }
}

/** « Brouillon »; for a post under correction, « Diffusée, correction en préparation ». */
export function postState(
  { state, correcting, calledOff }: Pick<Post, 'state' | 'correcting' | 'calledOff'>,
  words: Words,
): string {
  if (calledOff && state === 'broadcast') return words.text('states.calledOff')
  const correction = `states.correction.${state}` as const
  if (correcting === null || !words.has(correction)) return words.text(`states.post.${state}`)
  return words.text('states.corrected', { correction: words.text(correction) })
}

/** « le fond · la diffusion » */
export function facetNames(facets: readonly Facet[], words: Words): string {
  return facets.map(facet => words.text(`facets.${facet}`)).join(' · ')
}

/** Of a circuit that came with Mary, in the reader's language; else as an administrator named it. */
export function circuitName(name: string, words: Words): string {
  return shownCircuitName(name, words) ?? escapeLine(name)
}

/** Null for one that an administrator named. */
export function shownCircuitName(name: string, words: Words): string | null {
  return words.named('circuits.shipped', name)
}

/** Of a step that came with Mary, in the reader's language; else as an administrator named it. */
export function stepName(name: string, words: Words): string {
  return shownStepName(name, words) ?? escapeLine(name)
}

/** Null for one that an administrator named. */
export function shownStepName(name: string, words: Words): string | null {
  return words.named('validations.step', name)
}

/** The same within a sentence. */
export function stepInSentence(name: string, words: Words): string {
  return words.named('steps', name) ?? escapeLine(name)
}

/** Who has a validation, and since when. Null: nobody. */
export function waitingStep(validation: Validation, words: Words): { names: string; since: Instant } | null {
  const step = validation.steps[validation.current]
  if (!step) return null
  return { names: askedNames(validation, validation.current, words), since: step.openedAt ?? validation.submittedAt }
}
