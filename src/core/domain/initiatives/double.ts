/** Doubles are shown and never decided. Who proposes sees neither name nor reference of what others proposed. */

import { type Actor, isComms, type Named } from '../actor.ts'
import { type Instant, later } from '../time.ts'
import type { Double, Initiative, InitiativeState } from './initiative.ts'

/** Of the trigrams of two texts the share that both have, from which on people call them alike. */
export const nearEnough = 0.42
/** So many signs of a beginning say something: « Bonjour » and « Bonjour ! » do not. */
export const startLeast = 40
/** Whoever reads more of them reads none. */
export const doublesMost = 3
/** What was decided is remembered so long: told again after a season, it may well be new. */
const latelyMs = 90 * 24 * 60 * 60_000

export function decidedSince(now: Instant): Instant {
  return later(now, -latelyMs)
}

export function asDouble({ id, reference, title, author, department }: Initiative): Double {
  return { id, reference, title, author, department }
}

/** What somebody who proposes may see of another proposal: of whom it is only where it is theirs, or comms looks. */
export type NearIdea = {
  title: string
  department: string | null
  state: InitiativeState
  yours: boolean
  author: Named | null
}

export function nearIdea({ title, department, state, author }: Initiative, looks: Actor): NearIdea {
  const yours = author.id === looks.id
  return { title, department, state, yours, author: yours || isComms(looks) ? author : null }
}
