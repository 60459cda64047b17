import type { Named } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

export const cannotReasonMax = 300

/**
 * A place whose agents Teams does not reach, a row of the list "Relais". `without`: how many they are, people without
 * an account included; null: nobody said, which is never 0.
 */
export type RelaySite = {
  id: string
  name: string
  /** As the list "Directions" calls it; null: nobody said. */
  department: string | null
  /** An agent with Teams who puts up and tells; null: nobody, or somebody who left. */
  relay: Named | null
  deputy: Named | null
  without: number | null
  address: string
  since: Day | null
}

/**
 * What the sites are asked about one post (*Joindre les sites*): its id is that of the broadcast that it was asked of.
 * `broadcastId`: of which it is now, another one of the same words where that was stopped before anybody got it.
 * `poster`: the version of the poster, from 1; a correction makes the next one. `until`: the last day on which it
 * hangs; null: nobody said.
 */
export type RelayRound = {
  id: string
  version: number
  broadcastId: string
  postId: string
  reference: Reference
  title: string
  /** Of the words on the poster. */
  seal: string
  poster: number
  until: Day | null
  /** By which its page is found by whoever types it, eight signs. */
  code: string
  urgent: boolean
  /** When the newest poster was asked for; absent: it is the first one. */
  renewedAt?: Instant
  /** Of an edition of a newspaper the printed copies are put out, not a poster up. */
  edition: boolean
  /**
   * By whom: null: by herself, of an emergency, until a person adds sites; `firstBy`: of two who confirmed it, the
   * first. `sites`: so many with a relay; `people`: at least so many are there.
   */
  asked: { by: Named | null; firstBy: Named | null; at: Instant; sites: number; people: number }
  /** The moment that the visas vouch for: nobody hears of it before. Null: at once. */
  leavesAt: Instant | null
  /**
   * When people may next be disturbed, where the cards of the newest poster wait for that; absent: they do not. As
   * it was when sites were asked: a card whose turn comes only in the evening waits, though nothing here says so.
   */
  ringsAt?: Instant
  /**
   * The post was taken back, or what it says is over: posters come down. `not-left`: when its time came, what had been
   * approved might not leave any more; nobody was asked, and it may be asked anew. `why`: of `not-left`; absent: nobody
   * kept it.
   */
  ended: { at: Instant; because: 'taken-back' | 'over' | 'not-left'; why?: NotLeft } | null
}

/** What was against the cards when their time came. */
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
 * One site of one round, a row of its own: forty who press at once never contend for one. Its id is made of both.
 * `site`: as it was when it was asked. `asked`: who has the card; null: the site has nobody.
 */
export type RelayTask = {
  id: string
  version: number
  roundId: string
  postId: string
  reference: Reference
  site: RelaySite
  asked: Named | null
  /** Had the card before: the relay left, or handed it on. */
  past: Named[]
  /** *C’est affiché*, of the newest poster that it was said of. */
  posted: RelayAct | null
  /** *Dit à l’équipe*. */
  told: RelayAct | null
  /** *Je ne peux pas*; saying one of the others ends it. Its reason is forgotten with the end of the round: ''. */
  cannot: (RelayAct & { reason: string }) | null
  /** Two at most for each poster. */
  reminded: { at: Instant; poster: number }[]
  /** *À décrocher*: asked the day after; done once somebody says so. */
  takeDown: { askedAt: Instant; done: { by: Named; at: Instant } | null } | null
}
