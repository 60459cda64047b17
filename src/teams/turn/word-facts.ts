import type { DailyLimit } from '../../core/use-cases/people/daily-limits.ts'
import type { Answer } from './answer.ts'
import type { Turn } from './turn.ts'
import type { Takes } from './what-follows.ts'

/** `reference`: what was typed after the word; `rest`: a reason, a question, an answer. */
export type Say = (turn: Turn, reference: string, rest: string) => Promise<Answer[]>

/**
 * What is known of a typed word besides what it does. A word that presses a button is judged by the facts of that
 * button besides.
 */
export type WordFacts = {
  /** Officers who only read may type it. */
  officers: boolean
  outsiders: boolean
  /**
   * Without a reference it means something to the communication team only: « stop » in answer to a broadcast is no
   * order, and an agent's lone word is kept like any other.
   */
  order: boolean
  /** What may follow it. */
  takes: Takes
  /** By which limit of a day it is counted, where no button that it presses is. */
  daily?: DailyLimit
}
export type TypedWord = WordFacts & { say: Say }

export const forAll: WordFacts = { officers: true, outsiders: false, order: false, takes: 'reference' }
export const forOutsiders: WordFacts = { ...forAll, outsiders: true }
export const notOfficers: WordFacts = { ...forAll, officers: false }
export const commsOnly: WordFacts = { ...notOfficers, order: true }
export const commsOrOfficers: WordFacts = { ...forAll, order: true }

export function word(facts: WordFacts, say: Say): TypedWord {
  return { ...facts, say }
}
