import type { Named } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

export const cannotReasonMax = 300

/**
 * A place whose agents Teams does not reach, a row of the list "Relais". `without`: how many such agents, people
 * without an account included; null: unknown, which is not 0.
 */
export type RelaySite = {
  id: string
  name: string
  /** The department's name in the list "Directions"; null: not set. */
  department: string | null
  /** An agent with Teams who puts the poster up and tells colleagues; null: nobody, or the person left. */
  relay: Named | null
  deputy: Named | null
  without: number | null
  address: string
  since: Day | null
}

/**
 * What the sites are asked about one post (*Joindre les sites*): its id is that of the broadcast for which the sites
 * were first asked. `broadcastId`: the broadcast that it is about now: another one with the same words, where the first
 * was stopped before anybody got it. `poster`: the version of the poster, from 1; a correction makes the next one.
 * `until`: the last day on which it hangs; null: not set.
 */
export type RelayRound = {
  id: string
  version: number
  broadcastId: string
  postId: string
  reference: Reference
  title: string
  /** The seal of the words on the poster. */
  seal: string
  poster: number
  until: Day | null
  /** The code, of eight signs, that people type to find its page. */
  code: string
  urgent: boolean
  /** When the newest version of the poster was asked for; absent: it is the first one. */
  renewedAt?: Instant
  /** For an edition of a newspaper printed copies are put out, instead of a poster. */
  edition: boolean
  /**
   * `by` null: by Mary herself, in an emergency, until a person adds sites; `firstBy`: the first of two who confirmed
   * it. `sites`: how many sites with a relay; `people`: at least so many people are there.
   */
  asked: { by: Named | null; firstBy: Named | null; at: Instant; sites: number; people: number }
  /** The time that the visas cover: nobody hears of it earlier. Null: at once. */
  leavesAt: Instant | null
  /**
   * When people may next be disturbed, if the cards of the newest poster wait for that; absent: they do not. Computed
   * when the sites are asked: a card whose turn comes only in the evening waits as well, though this field does not say
   * so.
   */
  ringsAt?: Instant
  /**
   * The post was taken back, or is over: posters come down. `not-left`: at its time the approved post was not allowed
   * to leave; nobody was asked, and the sites may be asked anew. `why`: of `not-left`; absent: not recorded.
   */
  ended: { at: Instant; because: 'taken-back' | 'over' | 'not-left'; why?: NotLeft } | null
}

/** What kept the cards back when their time came. */
export type NotLeft =
  | 'closed'
  | 'seal-differs'
  | 'sites-correcting'
  | 'slot-over'
  | 'sites-edition'
  | 'no-consent'
  | 'event-over'
  | 'expired'
  | 'outside-perimeter'
  | 'four-eyes'

export type RelayAct = { by: Named; at: Instant; poster: number }

/**
 * One site of one round, in a row of its own, so that forty people who press at once never contend for one row. Its id
 * is made of both ids. `site`: as it was when it was asked. `asked`: who has the card; null: the site has nobody.
 */
export type RelayTask = {
  id: string
  version: number
  roundId: string
  postId: string
  reference: Reference
  site: RelaySite
  asked: Named | null
  /** People who had the card before: they left, or handed it on. */
  past: Named[]
  /** *C’est affiché*, and for which version of the poster it was last pressed. */
  posted: RelayAct | null
  /** *Dit à l’équipe*. */
  told: RelayAct | null
  /** *Je ne peux pas*; one of the two answers above ends it. Its reason is deleted with the end of the round: ''. */
  cannot: (RelayAct & { reason: string }) | null
  /** At most two reminders for each version of the poster. */
  reminded: { at: Instant; poster: number }[]
  /** *À décrocher*: asked the day after; `done` once a person says so. */
  takeDown: { askedAt: Instant; done: { by: Named; at: Instant } | null } | null
}
