import type { PersonId } from '../actor.ts'
import type { Post } from '../posts/post.ts'
import type { Decided } from './decide.ts'
import type { Step, Validation } from './validation.ts'

type Refused = { kind: Decided['kind'] | 'no-consent'; validation: Validation; post: Post }
export type Forged =
  | 'barred'
  | 'visa-elsewhere'
  | 'own-reassignment'
  | 'unknown-seal'
  | 'no-such-step'
  | 'skipped-step'
  | 'is-author'
  | 'not-an-approver'

/**
 * Why a refused decision came from no card that Mary gave this person; null: an old card, or one pressed twice, which
 * is harmless. A barred person has a card, though no right to use it; so have people who gave a visa in another step,
 * or handed the place on.
 */
export function forgedAs(
  { kind, validation, post }: Refused,
  person: PersonId,
  { seal, step }: { seal: string; step: number },
): Forged | null {
  if (kind === 'barred' || kind === 'visa-elsewhere' || kind === 'own-reassignment') return kind
  if (!post.sealed.some(version => version.seal === seal)) return 'unknown-seal'
  if (seal !== validation.seal) return hadACard(validation, person) ? null : 'not-an-approver'
  const asked = validation.steps[step]
  if (!asked) return 'no-such-step'
  if (kind === 'stale' && step > validation.current && asked.openedAt === null) return 'skipped-step'
  if (kind !== 'not-an-approver' || wasAsked(validation, step, person)) return null
  return validation.authors.includes(person) ? 'is-author' : 'not-an-approver'
}

/** Also before another person was asked instead, or before a delegation ended. */
function wasAsked({ steps, reassignments }: Validation, step: number, person: PersonId): boolean {
  return isOf(steps[step], person) || reassignments.some(one => one.step === step && one.from.id === person)
}

/** A card of this version or an earlier one. */
function hadACard({ steps, reassignments, shown, seenBefore }: Validation, person: PersonId): boolean {
  const seen = Object.hasOwn(shown, person) || Object.hasOwn(seenBefore, person)
  return seen || steps.some(step => isOf(step, person)) || reassignments.some(({ from }) => from.id === person)
}

function isOf(step: Step | undefined, person: PersonId): boolean {
  return step?.approvers.some(({ id, standIns }) => id === person || standIns.some(one => one.id === person)) ?? false
}
