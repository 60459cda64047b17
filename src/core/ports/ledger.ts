import type { Locale, PersonId } from '../domain/actor.ts'
import type { CampaignReach } from '../domain/campaigns/campaign.ts'
import type { ClaimedDelivery, Delivery, DeliveryReport, RefusedReason } from '../domain/broadcasts/broadcast.ts'
import type { Instant } from '../domain/time.ts'

/** One person of a frozen audience. */
export type Recipient = { id: PersonId; givenName: string; department: string | null; locale: Locale | null }

export type Settlement =
  | { person: PersonId; state: 'delivered'; conversationId: string; activityId: string | null }
  | { person: PersonId; state: 'refused'; reason: RefusedReason }
  | { person: PersonId; state: 'unknown' }
  /** Tried, and it did not arrive: again in so many ms, by the clock of the store. */
  | { person: PersonId; state: 'queued'; afterMs: number }

/**
 * The ledger: one row a person, unique per (broadcast, person). `holder`: the worker of this process that claims, of
 * several side by side; it never marks, settles or gives back rows that another one has claimed since.
 */
export type Deliveries = {
  /**
   * Adds the missing rows until it is known who they are (`planned`); existing ones stay as they are. Returns how many
   * were new.
   */
  plan(broadcastId: string, people: Recipient[]): Promise<number>
  /**
   * One row for each card that `targetId` delivered, with its place if that is known; existing rows stay. Returns how
   * many were new.
   */
  planFrom(broadcastId: string, targetId: string): Promise<number>
  /** Who is in the ledger: how many, and SHA-256, in hex, of their sorted ids, one a line. */
  frozen(broadcastId: string): Promise<{ people: number; digest: string }>
  /** Takes up to `limit` due queued rows for `leaseMs`; two callers never get the same row. */
  claim(broadcastId: string, limit: number, leaseMs: number, holder?: string): Promise<ClaimedDelivery[]>
  /** Writes `sending` just before the request leaves; answers the rows that may go (claimed by us and still so). */
  markSending(broadcastId: string, people: PersonId[], holder?: string): Promise<PersonId[]>
  /** Settles rows that are `sending` (or queued, to give back a claim). */
  settle(broadcastId: string, settlements: Settlement[], holder?: string): Promise<void>
  /**
   * `sending` after its lease → unknown, or queued again where repeating does no harm; returns how many became unknown.
   * A claim after its lease needs nothing: it may be claimed anew.
   */
  recover(broadcastId: string, repeatable: boolean): Promise<number>
  /** Whatever a stopped or cancelled broadcast still has queued ends `refused(cancelled)`; returns how many. */
  cancelQueued(broadcastId: string): Promise<number>
  /**
   * In how many ms the next queued row is due or a `sending` one outlives its lease, by the clock of the store; null:
   * all is settled.
   */
  nextDueMs(broadcastId: string): Promise<number | null>
  /** Whether any row is due. */
  hasDue(broadcastId: string): Promise<boolean>
  /** How many rows are in which state, refused for which reason, of which department. */
  report(broadcastId: string): Promise<DeliveryReport>
  /** Of everybody in the ledgers of these broadcasts, each person once: how many got a card of any of them. */
  reach(broadcastIds: string[]): Promise<CampaignReach>
  /** One person's row, with what is needed to reach them. */
  byPerson(broadcastId: string, person: PersonId): Promise<ClaimedDelivery | null>
  /** Pages of the rows that ended `refused` or `unknown`. */
  undelivered(broadcastId: string): AsyncIterable<Delivery[]>
  /** How many of these people got at least `least` new cards of broadcasts since then. */
  receivedSince(people: PersonId[], since: Instant, least: number): Promise<number>
  /** How many of these people are in the ledger of that broadcast. */
  among(broadcastId: string, people: PersonId[]): Promise<number>
}
