/**
 * What the core asks of the world. Initiative: what a department sends in. Post: the text to be published. Seal: the digest
 * of what was submitted. Validation: one sealed post going through its circuit; a visa is one approver's yes. Broadcast: one
 * sealed post to one frozen audience. Delivery: one broadcast to one person. Placement: a card that Mary keeps true.
 */
import type { Locale, Named, Person, PersonId, Role } from './actor.ts'
import type { Broadcast, Delivery, DeliveryReport, RefusedReason } from './broadcasts/broadcast.ts'
import type { Commit } from './change.ts'
import type { EventAnswer, EventPlaces, EventTally } from './events/event.ts'
import type { Face } from './face.ts'
import type { Attachment, Initiative } from './initiatives/initiative.ts'
import type { Note } from './notes/note.ts'
import type { Placement, PlacementKey } from './placements/placement.ts'
import type { Post, PostContent, RenderedPost } from './posts/post.ts'
import type { Reference, ReferenceKind } from './reference.ts'
import type { SendOutcome } from './send-outcome.ts'
import type { Instant } from './time.ts'
import type { Validation } from './validations/validation.ts'

export type Initiatives = {
  byId(id: string): Promise<Initiative | null>
  /** Newest first. */
  byAuthor(author: PersonId, limit: number): Promise<Initiative[]>
  /** What waits for comms or for an author's answer, oldest first. */
  waiting(limit: number): Promise<Initiative[]>
}

export type Posts = {
  byId(id: string): Promise<Post | null>
  /** Everything but the cancelled, last changed first. */
  recent(limit: number): Promise<Post[]>
}

export type Validations = {
  byId(id: string): Promise<Validation | null>
  /** Those whose waiting step asks this person, oldest first. */
  waitingFor(person: PersonId, limit: number): Promise<Validation[]>
}

export type Broadcasts = {
  byId(id: string): Promise<Broadcast | null>
  /** Newest first. */
  recent(limit: number): Promise<Broadcast[]>
}

export type Events = {
  /** Null until somebody took a place, and where there is no limit. */
  places(postId: string): Promise<EventPlaces | null>
  answer(postId: string, person: PersonId): Promise<EventAnswer | null>
  tally(postId: string): Promise<EventTally>
}

export type Notes = {
  byId(id: string): Promise<Note | null>
  /** The last words of this person that still wait for what shall become of them. */
  lastKept(writer: PersonId): Promise<Note | null>
}

export type Placements = {
  byKey(key: PlacementKey): Promise<Placement | null>
  /** Which card this activity is; null for a stranger. */
  byActivity(conversationId: string, activityId: string): Promise<Placement | null>
  /** Unknown or refused, last changed first. */
  inDoubt(limit: number): Promise<Placement[]>
}

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

/** Where a person is reached. `open`: Mary may write. `blocked`/`removed`: not until they write or reinstall. */
export type Conversation = {
  person: PersonId
  conversationId: string | null
  serviceUrl: string
  state: 'open' | 'blocked' | 'removed' | 'no-teams'
  locale: Locale | null
  /** Whether a broadcast already reached them: the first one says who Mary is. */
  met: boolean
}

export type Conversations = {
  of(people: PersonId[]): Promise<Map<PersonId, Conversation>>
  /** A person wrote, installed, or a conversation was created: known and open. */
  remember(at: { person: PersonId; conversationId: string; serviceUrl: string; locale: Locale | null }): Promise<void>
  /** What an answer of Teams said; `forget` drops the address and keeps the person. */
  mark(person: PersonId, state: Exclude<Conversation['state'], 'open'> | 'forget' | 'met'): Promise<void>
}

/** Entra, through Graph. Every method may throw `Unavailable`. */
export type Directory = {
  person(id: PersonId): Promise<Person | null>
  byMail(mail: string): Promise<Person | null>
  manager(id: PersonId): Promise<Person | null>
  /** From the configured groups; kept for some minutes. */
  roles(id: PersonId): Promise<Role[]>
  /** Pages of « tous ». */
  everyone(): AsyncIterable<Person[]>
  /** Pages of a group's transitive members that are people. */
  members(groupId: string): AsyncIterable<Person[]>
  /** The members of the comms group, and of the fallback group (empty where none is configured). */
  comms(): Promise<Person[]>
  fallback(): Promise<Person[]>
  /** Groups whose name starts so, for the editor; at most 20. */
  findGroups(text: string): Promise<{ id: string; name: string }[]>
  group(id: string): Promise<{ id: string; name: string } | null>
  /** Installs Mary for a person. */
  install(id: PersonId): Promise<'installed' | 'not-allowed' | 'no-teams'>
}

export type Department = {
  name: string
  /** As they stand in Entra. */
  aliases: string[]
  head: Named | null
  deputy: Named | null
  correspondent: Named | null
}

/** The "Directions" list. May throw `Unavailable`. */
export type Departments = {
  /** Kept for some minutes. */
  all(): Promise<Department[]>
}

/** The Microsoft List "Propositions": what the authority sees. May throw `Unavailable`. */
export type InitiativeList = {
  /** Creates or changes the one item that bears this initiative's id; answers the item's id. */
  write(initiative: Initiative, post: Reference | null): Promise<string>
}

/** The SharePoint library. May throw `Unavailable`. */
export type Library = {
  /** Same folder and name = same file; answers the address that opens it. */
  put(folder: string, name: string, contentType: string, bytes: Uint8Array): Promise<string>
}

/** A file that lies in Teams. Null: gone for good. May throw `Unavailable`. */
export type TeamsFiles = { fetch(source: NonNullable<Attachment['source']>): Promise<Uint8Array | null> }

/** Pictures of posts: resized to ≤ 1024 px and ≤ 1 MB, stripped of EXIF and GPS, served by Mary. */
export type Pictures = {
  add(bytes: Uint8Array): Promise<{ kind: 'added'; id: string; digest: string } | { kind: 'not-a-picture' } | { kind: 'too-big' }>
  /** An unguessable signed address; null when PUBLIC_URL is not set. */
  address(id: string): string | null
  /** Ends the address. */
  expire(id: string, at: Instant): Promise<void>
}

/** Around the sealed body: a closed list. */
export type Frame = { firstContact: boolean; broadcastId: string; mandatory: boolean }

/** Cards to people and to the comms channel. Never throws. */
export type Messenger = {
  show(to: Placement['to'], face: Face): Promise<SendOutcome>
  redraw(at: { to: Placement['to']; conversationId: string; activityId: string }, face: Face): Promise<SendOutcome>
  /** One delivery. Opens a conversation when there is none. */
  deliver(rendered: RenderedPost, delivery: ClaimedDelivery, frame: Frame): Promise<SendOutcome>
}

/** One budget of requests to Teams for everything that Mary sends, answers first. */
export type Pace = {
  /** Waits for a turn. */
  take(priority: 'answer' | 'broadcast'): Promise<void>
  /** Teams said 429: everyone slows down. */
  throttled(retryAfterMs: number | null): void
}

/** Makes the bytes of a post once, at submission. `{prénom}` and `{direction}` stay open in them. `postId`: what an event's buttons name. */
export type RenderPost = (content: PostContent, address: Pictures['address'], postId: string) => RenderedPost

export type Ports = {
  now(): Instant
  /** A random UUID. */
  newId(): string
  /** The next number of this kind in the authority's year; never given twice, gaps are possible. */
  newReference(kind: ReferenceKind): Promise<Reference>
  commit: Commit
  initiatives: Initiatives
  posts: Posts
  validations: Validations
  broadcasts: Broadcasts
  notes: Notes
  events: Events
  placements: Placements
  deliveries: Deliveries
  conversations: Conversations
  directory: Directory
  departments: Departments
  initiativeList: InitiativeList
  library: Library
  teamsFiles: TeamsFiles
  pictures: Pictures
  messenger: Messenger
  pace: Pace
  renderPost: RenderPost
  /** Resolves after `ms`. */
  sleep(ms: number): Promise<void>
}

