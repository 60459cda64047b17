import type { DailyLimit } from '../../core/use-cases/people/daily-limits.ts'
import type { Answer } from './answer.ts'
import type { Turn } from './turn.ts'
import type { Takes } from './what-follows.ts'

export type Answers = Answer | Answer[] | Promise<Answer | Answer[]>
/** `reference`: what was typed after the word; `rest`: a reason, a question, an answer. */
export type Say = (turn: Turn, reference: string, rest: string) => Answers

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
  /** The daily limit that counts the word, where none counts a button that it presses. */
  daily?: DailyLimit
}
export type TypedWord = WordFacts & {
  /**
   * The buttons that do the same as this word. Null: no button replaces the word, since it opens a list or a form, or
   * since there is no object with a button for it.
   */
  presses: readonly string[] | null
  say(turn: Turn, reference: string, rest: string): Promise<Answer[]>
}

export const forAll: WordFacts = { officers: true, outsiders: false, order: false, takes: 'reference' }
export const forOutsiders: WordFacts = { ...forAll, outsiders: true }
export const notOfficers: WordFacts = { ...forAll, officers: false }
export const commsOnly: WordFacts = { ...notOfficers, order: true }
export const commsOrOfficers: WordFacts = { ...forAll, order: true }

/** A word that no button replaces. */
export function stays(facts: WordFacts, say: Say): TypedWord {
  return { ...facts, presses: null, say: async (...typed) => [await say(...typed)].flat() }
}

/** A word that does what these buttons do, and reads more than they need; else it is an `equivalent`. */
export function equivalentOf(facts: WordFacts, presses: readonly string[], say: Say): TypedWord {
  return { ...stays(facts, say), presses }
}
