import type { PersonId } from '../domain/actor.ts'
import type { Instant } from '../domain/time.ts'
import type { RelayRound, RelaySite, RelayTask } from '../domain/relays/relay.ts'

/** The Microsoft List "Relais". May throw `Unavailable`. */
export type RelaySites = {
  /** All of them, by name; as it was within the last five minutes, or `now`. Empty where there is no such list. */
  all(when?: 'now'): Promise<RelaySite[]>
}

export type RelayRounds = {
  byId(id: string): Promise<RelayRound | null>
  /** By the code that a reader of its poster types. */
  byCode(code: string): Promise<RelayRound | null>
  /** Of a post, newest first. */
  ofPost(postId: string): Promise<RelayRound[]>
  /** Rounds asked from `from` on and before `to`, the earliest first. */
  askedBetween(from: Instant, to: Instant): Promise<RelayRound[]>
  /** Rounds that did not end and were asked before that, by id, from behind `after` on. */
  open(before: Instant, after: string, limit: number): Promise<RelayRound[]>
  /** Those that ended before that. */
  endedBefore(at: Instant, limit: number): Promise<RelayRound[]>
  /** Codes of all rounds that did not end: what people may type. */
  openCodes(): Promise<string[]>
}

export type RelayTasks = {
  byId(id: string): Promise<RelayTask | null>
  /** Of a round, by the names of the sites. */
  of(roundId: string): Promise<RelayTask[]>
  /** Tasks of this person in rounds that did not end, newest first. */
  askedOf(person: PersonId, limit: number): Promise<RelayTask[]>
  /** Tasks whose card this person has or had, of ended rounds too, newest first. */
  ofRelay(person: PersonId, limit: number): Promise<RelayTask[]>
  /** The newest one of a site at which somebody was asked. */
  newestAt(siteId: string): Promise<RelayTask | null>
}

/** Posters as PDF/UA, served at signed addresses. Null: Mary has no public address. */
export type Posters = {
  /** Everybody who has the address reads the poster of that version, until its round ends. */
  address(link: { roundId: string; poster: number; paper: 'a4' | 'a3' }): string
  /** The page of these words, for a person who types the code. */
  page(code: string): string
}
