/** Doubles are shown and never decided. Proposers see neither authors nor references of other people's proposals. */

import { type Actor, isComms, type Named } from '../actor.ts'
import { type Instant, later } from '../time.ts'
import type { Double, Initiative, InitiativeState } from './initiative.ts'

/** From so large a share of common trigrams on, people call two texts alike. */
export const nearEnough = 0.42
/** A common beginning counts from so many signs on: « Bonjour » and « Bonjour ! » say nothing. */
export const startLeast = 40
export const doublesMost = 3
/** Decided proposals are compared for so long: the same idea after a season may well be a new one. */
const latelyMs = 90 * 24 * 60 * 60_000

export function decidedSince(now: Instant): Instant {
  return later(now, -latelyMs)
}

export function asDouble({ id, reference, title, author, department }: Initiative): Double {
  return { id, reference, title, author, department }
}

/**
 * Another proposal, as a person who proposes may see it: its author only where it is their own, or where comms looks.
 */
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
