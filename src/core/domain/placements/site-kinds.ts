import { count, instant, person, text } from './key-part.ts'

/** Cards to the relay of a site, of which the first part is the broadcast that the sites were asked about. */
export const siteKinds = {
  /** What is asked, for each version of the poster. */
  relay: { roundId: text, site: text, person, poster: count },
  'relay-reminder': { roundId: text, site: text, person, poster: count, nth: count },
  /** What hangs there is to come down. */
  'relay-down': { roundId: text, site: text, person },
  /** What changed in a list that gives rights, « Relais » among them, to whom it gave or gives them. */
  holder: { person, at: instant },
}
