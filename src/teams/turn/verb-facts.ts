import type { DailyLimit } from '../../core/use-cases/people/daily-limits.ts'

/**
 * The facts about a verb besides what it does: the compiler requires them where the verb is written, so that no list
 * elsewhere can forget it.
 */
export type VerbFacts = {
  /**
   * What an officer who only reads may press: verbs that show, those for oneself, those of two people; `never`:
   * refused.
   */
  officers: 'reads' | 'own' | 'one-of-two' | 'never'
  /** Guests, and people in no group, may press it; all else is refused to them. */
  outsiders: boolean
  /** The verb makes something be sent, now or soon: a restored or copied database refuses it. */
  sends: boolean
  /** The daily limit that counts it. */
  daily: Daily
  /**
   * The verb that asks for confirmation or prepares this one. Its own name: the verb itself asks, and acts with
   * `agreed` on its button.
   */
  after?: string
  /** It opens a form: administrators change it, an officer only reads it, and the button's title says so. */
  opensForm?: true
}
type Daily = DailyLimit | 'uncounted'
/** By the names that cards use for them. */
export type KnownVerbs = Readonly<Record<string, { facts: VerbFacts }>>

const closed = { officers: 'never', outsiders: false, sends: false } as const

/** Only shows, and changes nothing. */
export const reads: VerbFacts = { ...closed, officers: 'reads', daily: 'uncounted' }
/** A person acts for themselves: their proposals, answers, receipts and questions. */
export const own = (daily: Daily): VerbFacts => ({ ...closed, officers: 'own', daily })
/** Why a person got a card, whether they go on getting optional ones, what is known of them. */
export const everybodys = (daily: Daily): VerbFacts => ({ ...own(daily), outsiders: true })
/** Changes or prepares what others read. */
export const orders = (daily: Daily): VerbFacts => ({ ...closed, daily })
export const sends = (daily: Daily): VerbFacts => ({ ...closed, sends: true, daily })
/** What an officer requests or confirms as one of two people; and, alone, to read what is held about a person. */
export const oneOfTwo = (daily: Daily): VerbFacts => ({ ...closed, officers: 'one-of-two', daily })
/** The second of two steps. */
export const second = (after: string, facts: VerbFacts): VerbFacts => ({ ...facts, after })
