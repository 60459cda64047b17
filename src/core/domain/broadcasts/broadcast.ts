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
 * without a picture to which somebody on it no longer agrees. All of these changes may be repeated harmlessly.
 */
export type BroadcastKind = 'send' | 'correct' | 'take-back' | 'expire' | 'remark' | 'call-off' | 'mend'

/** `free`: there are places again, so that the cards say nothing any more. */
export type EventRemark = 'full' | 'free' | 'closed'
/** What a card says of its event to every reader. */
export type CardRemark = Exclude<EventRemark, 'free'> | 'cancelled'

/** The first of two confirmations that a large audience asks for. `scheduledFor`: the time asked for; null = now. */
export type Confirmation = { by: Named; people: number; at: Instant; scheduledFor: Instant | null }

/** Files in the library that a job writes: asked for, then there. Their addresses stay when they are rewritten. */
export type LibraryFiles = {
  askedBy: Named
  askedAt: Instant
  writtenAt: Instant | null
  xlsx: string | null
  csv: string | null
}

/**
 * Why the broadcast was given up before anybody got it, and by whom; `scheduled`: who had scheduled it, and for when.
 */
export type Dropped = {
  by: Named
  at: Instant
  because: 'edited' | 'visa-withdrawn' | 'given-up' | 'submission-withdrawn'
  scheduled: { by: Named; for: Instant } | null
}

/**
 * `session`: its hour or name changed, or it was taken out; only people in that session are told. `postponed`: to
 * another day; everybody who answered is asked anew, and the notice tells the hours too.
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
  /** The edition that this broadcast announces; not sealed: whether it may leave is asked of what was sealed. */
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
  /** Of an expiry: when the words on the cards were corrected. */
  correctedAt?: Instant | null
  state: BroadcastState
  /**
   * Why it is held. Its seal was not the same when it was computed just before the first send; a matter for the
   * operator; a database restored meanwhile; an audience that is larger than, or elsewhere than, what was confirmed; an
   * event called off before its registered people were told of another change; a picture that a person on it does not
   * agree to. Of an edition: other printed bytes, changed lines, such a picture in it, or an erratum that was removed
   * since.
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
  /** Of an edition: which of its lines, or which editions are corrected. Empty once it is sent. */
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
  /**
   * The same confirmation for *Joindre les sites*; `second`: who gave the second one, since when the sites are asked.
   */
  sitesConfirmation?: Confirmation & { second?: Named }
  /** Of the two who confirmed it, the first; `sentBy` is the second. */
  firstBy?: Named | null
  /** Of an emergency: whose visa sent it, for how many people two confirmed it, who was told of it (null: none). */
  urgent?: { by: Named; people: number; told: Named[] | null }
  /**
   * People to whom it was sent once more because nobody knew whether the first card arrived: a person whose first card
   * did arrive has two.
   */
  resent?: number
  dropped?: Dropped | null
  /** Of the correction of an event: what it changes of when and where, which registered people are told. */
  moved?: MovedDetail[]
  /** Ids of the sessions that it changes or takes out; '' for people who registered when there was none. */
  movedSessions?: string[]
  /**
   * The sessions that it takes out, as they were: people who were in them, and organisers, know them by their names.
   */
  removedSessions?: EventSession[]
  /** Of a remark: what it says; of the correction of an event: the remark that its cards also bore when it began. */
  remark?: EventRemark
  /** Of a remark: it ended because somebody decided something else about the same cards. */
  gaveWay?: true
  /** Of a mend: the id of the correction, held half-way, whose delivered cards it changes; absent: all cards. */
  mends?: string
  /** Of a call-off, and of a mend of its cards: the reason that all of these cards give. */
  reason?: string
  /** People in the ledger, once planned. */
  planned: number | null
  /** SHA-256, in hex, of the sorted ids of these people: who they are is frozen too. */
  frozenDigest: string | null
  /** Since when nothing leaves, and who wanted so; null unless it is `paused`. */
  paused: { by: Named; at: Instant } | null
  /** Its account in the SharePoint library, once somebody asked for it. */
  report: LibraryFiles | null
  /**
   * The people, by name, whom the audience check found out of Mary's reach: files in the SharePoint library, once
   * somebody asked for them.
   */
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
  /** The conversation that holds the card: the one delivered, or the one to be changed. */
  conversationId: string | null
  activityId: string | null
}

export type DeliveryCounts = Record<DeliveryState, number>

/** Counts of one broadcast, by state, by reason, and by department. */
export type DeliveryReport = {
  counts: DeliveryCounts
  /** While people are left to be sent to: how many were settled last, and over how many ms. */
  recent?: { people: number; ms: number } | null
  refused: Partial<Record<RefusedReason, number>>
  departments: { name: string | null; people: number; delivered: number; refused: number; unknown: number }[]
}

/** A row taken for sending, with what is needed to reach the person; `conversation` null = never met. */
export type ClaimedDelivery = Delivery & { locale: Locale | null; conversation: Conversation | null }

/**
 * `namesGoneAt`: when the names were taken out of a ledger, which then has counts alone and changes nobody's card.
 * `namesHeld`: how many people a suspension kept in it; absent: nobody.
 */
type NamesGone = { namesGoneAt?: Instant; namesHeld?: number }
