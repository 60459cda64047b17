import type { HeldPicture } from '../pictures/consent.ts'
import type { Locale, Named, PersonId } from '../actor.ts'
import type { Audience, AudienceCheck } from '../audiences/audience.ts'
import type { Conversation } from '../people/conversation.ts'
import type { EventSession } from '../posts/post.ts'
import type { RenderedPost } from '../seal.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

/**
 * ready (approved, nobody asked for it yet) → scheduled | planning → running → done; running ⇄ paused. stopped: comms
 * stopped it, what had not left is `refused(cancelled)`; resumed, those are queued again. done → running when comms
 * sends again to those of whom nobody knows. held: the seal did not match, or the operator must act.
 */
export type BroadcastState =
  'ready' | 'scheduled' | 'planning' | 'running' | 'paused' | 'stopped' | 'done' | 'held' | 'cancelled'

/**
 * send: new cards. The others change the cards that an earlier broadcast delivered: correct: their body, once the
 * correction was approved; take-back: away with them; expire: the same body, said to be over; remark: the same body,
 * with what is true of its event for everybody; call-off: the same body, said to be cancelled; mend: the same body
 * without a picture to which somebody on it no longer agrees. All of them may be repeated harmlessly.
 */
export type BroadcastKind = 'send' | 'correct' | 'take-back' | 'expire' | 'remark' | 'call-off' | 'mend'

/** `free`: places again, so that the cards say nothing any more. */
export type EventRemark = 'full' | 'free' | 'closed'
/** What a card says of its event, whoever reads it. */
export type CardRemark = Exclude<EventRemark, 'free'> | 'cancelled'

/** The first of two confirmations that a large audience asks for. `scheduledFor`: the time asked for; null = now. */
export type Confirmation = { by: Named; people: number; at: Instant; scheduledFor: Instant | null }

/** Files that a job writes: asked for, then there. The addresses stay while they are written anew. */
export type LibraryFiles = {
  askedBy: Named
  askedAt: Instant
  writtenAt: Instant | null
  xlsx: string | null
  csv: string | null
}

/** Why it was given up before anybody got it, and by whom; `scheduled`: who had programmed it, and for when. */
export type Dropped = {
  by: Named
  at: Instant
  because: 'edited' | 'visa-withdrawn' | 'given-up' | 'submission-withdrawn'
  scheduled: { by: Named; for: Instant } | null
}

/**
 * `session`: its hour or name, or it is taken away; told to who is in it alone. `postponed`: to another day, of which
 * everybody who answered is asked anew; it says the hours too.
 */
export type MovedDetail = 'postponed' | 'date' | 'time' | 'ends' | 'place' | 'session'

export type Broadcast = NamesGone & {
  id: string
  version: number
  reference: Reference
  kind: BroadcastKind
  /** Whose delivered cards this one changes; null for `send`. */
  targetId: string | null
  postId: string
  postReference: Reference
  /** Of what announces an edition; no seal covers it: what may leave is asked of what was sealed. */
  editionId?: string
  title: string
  /** What was approved. */
  seal: string
  rendered: RenderedPost
  audience: Audience
  headCount: number
  /** Everyone of the audience gets it, also who left what is optional. */
  mandatory: boolean
  /** From this day on its cards say that they are over; null: never. */
  expiresOn: Day | null
  /** Of an expiry: when the words that stand on the cards were corrected. */
  correctedAt?: Instant | null
  state: BroadcastState
  /**
   * Of the seal's computation just before the first send, the operator's matter, a database that was restored
   * meanwhile, an audience that is larger, or lies elsewhere, than what was confirmed for it, an event that was called
   * off before those registered were told something else of it, a picture that somebody on it does not agree to, an
   * edition whose printed bytes are others, whose lines changed since, in which there is such a picture, or an erratum
   * that was removed since.
   */
  heldBecause:
    | 'seal-mismatch'
    | 'not-registered'
    | 'restored'
    | 'four-eyes'
    | 'outside-perimeter'
    | 'event-cancelled'
    | 'no-consent'
    | 'edition-bytes'
    | 'edition-items'
    | 'edition-pictures'
    | 'edition-errata'
    | null
  /** Of an edition, which of its lines, or which editions are corrected; empty once it is sent. */
  heldAbout?: string
  /** Which pictures kept it back, for which use, and why; at most `heldPicturesMost`; none once it is sent. */
  heldPictures?: readonly HeldPicture[]
  heldAt?: Instant | null
  /** Of a notice to those registered: somebody sent or scheduled it after it was held for its event, which is off. */
  despiteCancelled?: true
  check: (AudienceCheck & { at: Instant }) | null
  /** When it may start; null = as soon as somebody asks. */
  scheduledFor: Instant | null
  sentBy: Named | null
  confirmation: Confirmation | null
  /** The same of *Joindre les sites*; `second`: who gave the other word, since when they are asked. */
  sitesConfirmation?: Confirmation & { second?: Named }
  /** Of the two who confirmed it, the first; `sentBy` is the second. */
  firstBy?: Named | null
  /** Of an emergency: whose visa sent it, for how many people two gave their word, who was told (null: not yet). */
  urgent?: { by: Named; people: number; told: Named[] | null }
  /** People to whom it was sent once more because nobody knew: whose first card had arrived has two. */
  resent?: number
  dropped?: Dropped | null
  /** Of the correction of an event: what it changes of when and where, which whoever is registered is told. */
  moved?: MovedDetail[]
  /** Which sessions are others by it, or none any more; '' for whoever came when there was none. */
  movedSessions?: string[]
  /** Which sessions it takes out, as they were: by their names whoever was in them, and organisers, know them. */
  removedSessions?: EventSession[]
  /** Of a remark: what it says; of the correction of an event: what its cards say besides, as it began. */
  remark?: EventRemark
  /** Of a remark: it ended for what somebody decided of the same cards. */
  gaveWay?: true
  /** Of a mend: the correction, held half-way, of which it changes those cards alone that left; absent: all of them. */
  mends?: string
  /** Of a call-off, and of what mends its cards: why, as all of them say. */
  reason?: string
  /** People in the ledger, once planned. */
  planned: number | null
  /** SHA-256, in hex, of their sorted ids: who they are is frozen too. */
  frozenDigest: string | null
  /** Since when nothing leaves, and who wanted so; null unless it is `paused`. */
  paused: { by: Named; at: Instant } | null
  /** Its account in the SharePoint library, once somebody asked for it. */
  report: LibraryFiles | null
  /** Whom the check found out of Mary's reach, by name, in the SharePoint library, once somebody asked for it. */
  unreachable: LibraryFiles | null
  startedAt: Instant | null
  finishedAt: Instant | null
  createdAt: Instant
  updatedAt: Instant
}

export type DeliveryState = 'queued' | 'sending' | 'delivered' | 'refused' | 'unknown'

/** Why somebody did not get it (« non remis »). */
export type RefusedReason =
  | 'blocked'
  | 'not-installed'
  | 'no-teams'
  | 'gone'
  | 'cancelled'
  | 'service-unavailable'
  | 'bad-content'
  | 'too-big'
  | 'not-registered'
  | 'not-permitted'
  | 'service-error'
  | 'opted-out'
  | 'outside-pilot'

/** One broadcast to one person. Settled rows never change again, but by an explicit decision. */
export type Delivery = {
  broadcastId: string
  person: PersonId
  givenName: string
  /** A department of the "Directions" list, or null. */
  department: string | null
  state: DeliveryState
  reason: RefusedReason | null
  attempts: number
  /** Where the card lies: the one delivered, or the one to be changed. */
  conversationId: string | null
  activityId: string | null
}

export type DeliveryCounts = Record<DeliveryState, number>

/** Counts of one broadcast, by state, by reason, and by department. */
export type DeliveryReport = {
  counts: DeliveryCounts
  /** While somebody is left: how many were settled last, and over how many ms. */
  recent?: { people: number; ms: number } | null
  refused: Partial<Record<RefusedReason, number>>
  departments: { name: string | null; people: number; delivered: number; refused: number; unknown: number }[]
}

/** A row taken for sending, with what is needed to reach the person; `conversation` null = never met. */
export type ClaimedDelivery = Delivery & { locale: Locale | null; conversation: Conversation | null }

/**
 * `namesGoneAt`: when the names went out of a ledger: it has counts alone, and changes nobody's card. `namesHeld`: how
 * many people a suspension kept in it; absent: nobody.
 */
type NamesGone = { namesGoneAt?: Instant; namesHeld?: number }
