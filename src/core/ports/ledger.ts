import type { Locale, PersonId } from '../actor.ts'
import type { Delivery, DeliveryReport, RefusedReason } from '../broadcasts/broadcast.ts'
import type { Instant } from '../time.ts'
import type { Conversation } from './people.ts'

/** One person of a frozen audience. */
export type Recipient = { id: PersonId; givenName: string; department: string | null; locale: Locale | null }

/** A row taken for sending, with what is needed to reach the person; `conversation` null = never met. */
export type ClaimedDelivery = Delivery & { locale: Locale | null; conversation: Conversation | null }

export type Settlement =
  | { person: PersonId; state: 'delivered'; activityId: string | null }
  | { person: PersonId; state: 'refused'; reason: RefusedReason }
  | { person: PersonId; state: 'unknown' }
  /** Tried and not arrived: again after `at`. */
  | { person: PersonId; state: 'queued'; at: Instant }

/** The ledger: one row a person, unique per (broadcast, person). */
export type Deliveries = {
  /** Adds the missing rows; those there already stay as they are. Returns how many were new. */
  plan(broadcastId: string, people: Recipient[]): Promise<number>
  /** Takes up to `limit` due queued rows for `leaseMs`; two callers never get the same row. */
  claim(broadcastId: string, limit: number, leaseMs: number): Promise<ClaimedDelivery[]>
  /** Writes `sending` just before the request leaves; answers those that may go (claimed by us and still so). */
  markSending(broadcastId: string, people: PersonId[]): Promise<PersonId[]>
  /** Settles rows that are `sending` (or queued, to give back a claim). */
  settle(broadcastId: string, settlements: Settlement[]): Promise<void>
  /** `sending` after its lease → unknown; a claim after its lease → free again. Returns how many became unknown. */
  recover(broadcastId: string): Promise<number>
  /** Whatever is still queued ends `refused(cancelled)`; returns how many. */
  cancelQueued(broadcastId: string): Promise<number>
  /** When the next queued row is due; null when none is queued. */
  nextDue(broadcastId: string): Promise<Instant | null>
  report(broadcastId: string): Promise<DeliveryReport>
  /** One person's row. */
  byPerson(broadcastId: string, person: PersonId): Promise<Delivery | null>
}
