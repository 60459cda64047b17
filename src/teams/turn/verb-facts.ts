import type { DailyLimit } from '../../core/use-cases/people/daily-limits.ts'

/**
 * What is known of a verb besides what it does: the compiler asks for it where the verb is written, so that no list
 * elsewhere can forget it.
 */
export type VerbFacts = {
  /**
   * What an officer who only reads may press of it: what shows, what everybody does for themselves, what takes two
   * people; `never`: they are refused.
   */
  officers: 'reads' | 'own' | 'one-of-two' | 'never'
  /** Guests, and people of no group, may press it: they may nothing else. */
  outsiders: boolean
  /** Its whole sense is that something leaves now, or soon: a restored or copied database refuses it. */
  sends: boolean
  /** By which limit of a day it is counted. */
  daily: Daily
  /**
   * The verb that asked about it or prepared it in the place of what was pressed; its own name: it asks as well as it
   * does, and does with `agreed` on its button.
   */
  after?: string
  /** Those who administer change something there; an officer opens it to read, and its button says so. */
  opensForm?: true
}
type Daily = DailyLimit | 'uncounted'
/** By the names that cards have for them. */
export type KnownVerbs = Readonly<Record<string, { facts: VerbFacts }>>

const closed = { officers: 'never', outsiders: false, sends: false } as const

/** Shows what there is, and changes nothing of it. */
export const reads: VerbFacts = { ...closed, officers: 'reads', daily: 'uncounted' }
/** Somebody speaks for themselves: what they propose, answer, get and are asked. */
export const own = (daily: Daily): VerbFacts => ({ ...closed, officers: 'own', daily })
/** Why one got something, whether one goes on getting what is optional, what is known of one. */
export const everybodys = (daily: Daily): VerbFacts => ({ ...own(daily), outsiders: true })
/** Changes or prepares what others read. */
export const orders = (daily: Daily): VerbFacts => ({ ...closed, daily })
export const sends = (daily: Daily): VerbFacts => ({ ...closed, sends: true, daily })
/** What an officer asks for or confirms, as one of two people; and alone, to read what is held about somebody. */
export const oneOfTwo = (daily: Daily): VerbFacts => ({ ...closed, officers: 'one-of-two', daily })
/** The second of two steps. */
export const second = (after: string, facts: VerbFacts): VerbFacts => ({ ...facts, after })
