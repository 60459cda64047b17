import type { ListedPeople, PeopleList } from '../domain/audiences/people-list.ts'
import type { PersonId } from '../domain/actor.ts'
import type { Broadcast } from '../domain/broadcasts/broadcast.ts'
import type { Call, CallDepartment, Came } from '../domain/calls/call.ts'
import type { Delegation } from '../domain/delegations/delegation.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { PostedHead } from '../domain/journal/posted-head.ts'
import type { Note } from '../domain/notes/note.ts'
import type { CardKind, PlacementKey } from '../domain/placements/placed-card.ts'
import type { Placement, PlacementState } from '../domain/placements/placement.ts'
import type { Post } from '../domain/posts/post.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Section } from '../domain/sections/section.ts'
import type { SectionColumn } from '../domain/sections/section-column.ts'
import type { Validation } from '../domain/validations/validation.ts'
import type { Campaign } from '../domain/campaigns/campaign.ts'
import type { Charter } from '../domain/charter/charter.ts'
import type { AgendaFeed } from '../domain/agenda/agenda.ts'
import type { PaperKind } from '../domain/register/paper.ts'
import type { RegisterFacts, RunningFacts } from '../domain/register/running-facts.ts'
import type { WeekAddress } from '../domain/week/week-address.ts'
import type { WeekRow } from '../domain/week/week-row.ts'

export type Initiatives = {
  byId(id: string): Promise<Initiative | null>
  /** Newest first. */
  byAuthor(author: PersonId, limit: number): Promise<Initiative[]>
  /** What waits for comms or for an author's answer, oldest first. */
  waiting(limit: number): Promise<Initiative[]>
  /**
   * Undecided proposals, and those decided since then with a yes or a no, whose title or beginning is much like this
   * one's. The most alike first; none if the database cannot compare.
   */
  near(idea: { id: string; title: string; text: string }, since: Instant, limit: number): Promise<Initiative[]>
  /** Delayed proposals, by the day on which they come back. */
  putOff(limit: number): Promise<Initiative[]>
  /** Those filed under a section, by id, from the first one after `after` on. */
  filedUnder(section: string, after: string, limit: number): Promise<Initiative[]>
  /** Initiatives with one of these pictures, by the ids of Mary’s own copies; by id. */
  withPicture(...pictureIds: string[]): Promise<Initiative[]>
  /** In the order of their ids, from the first one after `after` on. */
  from(after: string, limit: number): Promise<Initiative[]>
}

export type Posts = {
  byId(id: string): Promise<Post | null>
  /** Everything but the cancelled, last changed first. */
  recent(limit: number): Promise<Post[]>
  /** Of those, the posts of which this person is an author. */
  writtenBy(author: PersonId, limit: number): Promise<Post[]>
  /** Posts that were ever given one of these pictures and still name it, in any state. */
  withPicture(...pictureIds: string[]): Promise<Post[]>
  /** Posts with a version sealed with the video of those bytes, in any state; by id. */
  withSealedVideo(digest: string): Promise<Post[]>
}

export type Validations = {
  byId(id: string): Promise<Validation | null>
  /** Validations whose waiting step asks this person or may ask them as a stand-in, by due time; without one last. */
  waitingFor(person: PersonId, limit: number): Promise<Validation[]>
  /** How many those are. */
  countWaitingFor(person: PersonId): Promise<number>
  /** Waiting validations of which any step asks this person, by id, from the first one after `after` on. */
  asking(person: PersonId, after: string, limit: number): Promise<Validation[]>
}

export type Broadcasts = {
  byId(id: string): Promise<Broadcast | null>
  /** Running broadcasts of an emergency; few, mostly none. */
  urgent(): Promise<string[]>
  /** Those that change the cards of this one, newest first. */
  changing(targetId: string): Promise<Broadcast[]>
  /** Newest first. */
  recent(limit: number): Promise<Broadcast[]>
}

export type Notes = {
  byId(id: string): Promise<Note | null>
  /** The last note of this person of which it is not yet decided what becomes of it. */
  lastKept(writer: PersonId): Promise<Note | null>
  /** Notes forwarded to the communication team, newest first, from that index on; 0: the first. */
  forwarded(from: number, limit: number): Promise<Note[]>
}

/** `each`: bytes that one file may have. */
export type FileShare = { files: number; bytes: number; each: number }

/** Bytes of files that came before it was clear what they are for, under the id that each file has for good. */
export type KeptFiles = {
  /**
   * Makes room for one file before it is fetched, for `forMs` from now. False: its bytes are here already, or one more
   * file of the greatest size would exceed the person's share.
   */
  claim(file: { id: string; person: PersonId; forMs: number }, share: FileShare): Promise<boolean>
  /** Fills its room; if that is gone, or filled, nothing is kept. */
  fill(id: string, bytes: Uint8Array): Promise<void>
  /** Null: none, none yet, or their time is over. */
  get(id: string): Promise<Uint8Array | null>
  /** Deletes bytes and room; idempotent. */
  drop(id: string): Promise<void>
}

export type PeopleLists = {
  byId(id: string): Promise<PeopleList | null>
  /** The last file that this person sent, if it was read and waits to be kept; never an earlier one. */
  waitingFor(person: PersonId): Promise<ListedPeople | null>
  /** Those kept, newest first. */
  recent(limit: number): Promise<ListedPeople[]>
}

export type Sections = {
  /** Those that an administrator made or changed; a handful. */
  all(): Promise<Section[]>
  /** The same as this process read them within the last second. */
  known(): Promise<Section[]>
  /** Whether the list's column follows; null: nobody changed a section yet. */
  column(): Promise<SectionColumn | null>
}

export type Delegations = {
  byId(id: string): Promise<Delegation | null>
  /** Delegations of these approvers that are not over at that instant, also if they have yet to begin. */
  of(approvers: PersonId[], now: Instant): Promise<Delegation[]>
  /** Those that are not over, newest first. */
  open(now: Instant, limit: number): Promise<Delegation[]>
  /** Those that this person gave or received and that are not over, newest first. */
  concerning(person: PersonId, now: Instant): Promise<Delegation[]>
}

export type Calls = {
  byId(id: string): Promise<Call | null>
  /** The question to one department. */
  department(id: string): Promise<CallDepartment | null>
  /** All of a call, by their names. */
  departmentsOf(callId: string): Promise<CallDepartment[]>
  /** Proposals that answer a call, oldest first. */
  cameFor(callId: string): Promise<Came[]>
  /** Planned and open ones; few. */
  current(): Promise<Call[]>
  /** Those that were not skipped, by when they open or opened, latest first. */
  recent(limit: number): Promise<Call[]>
  /** Questions that this person may answer for a department, of open or closed calls, the last to close first. */
  askedOf(person: PersonId, limit: number): Promise<{ call: Call; row: CallDepartment }[]>
}

export type Heads = {
  byId(day: Day): Promise<PostedHead | null>
  /** The one posted last. */
  last(): Promise<PostedHead | null>
}

export type Placements = {
  byKey(key: PlacementKey): Promise<Placement | null>
  /** The placed card of this activity; null: it is none. */
  byActivity(conversationId: string, activityId: string): Promise<Placement | null>
  /** Every kept card about a thing in this person's own chat; the key begins with the thing's id. */
  inChat(about: string, person: PersonId): Promise<PlacementKey[]>
  /** The same in every chat and channel. */
  about(about: string): Promise<PlacementKey[]>
  /** Cards on which an assistant may answer this event; for jobs that change its cards. */
  inName(postId: string): Promise<PlacementKey[]>
  /** How many cards of a kind about a thing are in which state. */
  counts(kind: CardKind, about: string): Promise<Record<PlacementState, number>>
  /** Unknown or refused cards that are not over, the longest waiting first, or the `newest`. */
  inDoubt(limit: number, first?: 'newest'): Promise<Placement[]>
  /** Cards refused to this person that are not over, the longest waiting first. */
  refusedTo(person: PersonId, limit: number): Promise<Placement[]>
}

export type Campaigns = {
  byId(id: string): Promise<Campaign | null>
  /** Open ones first; the last to begin first. */
  recent(limit: number): Promise<Campaign[]>
  /** All that are open, the last to begin first. */
  open(): Promise<Campaign[]>
}

export type Charters = {
  /** The present charter; version 0: none was written yet. */
  current(): Promise<Charter>
}

/** Feeds that are open, in the order in which they were added; twenty at most. */
export type Agenda = {
  /** As this process read them within the last three seconds. */
  all(): Promise<AgendaFeed[]>
  /** As they are now: before one is changed. */
  now(): Promise<AgendaFeed[]>
  /** Feeds that ended before that. */
  ended(before: Instant): Promise<AgendaFeed[]>
  /** Ended ones too. */
  byId(id: string): Promise<AgendaFeed | null>
}

type WrittenPaper = { kind: PaperKind; docx: Uint8Array; html: Uint8Array }

/** The running system, and the papers that describe it. */
export type RegisterOf = {
  /** As the configuration and Graph's own token say. May throw `Unavailable`, while Entra gives no token. */
  facts(): Promise<RunningFacts>
  /** The register (art. 30) and the impact assessment (art. 35), in the authority's language. */
  write(facts: RegisterFacts): Promise<WrittenPaper[]>
}

/** The rows from which a week is made. */
export type WeekRows = {
  /**
   * Posts that left, leave or shall leave on any channel from `from` on and before `to`, and posts whose event is in
   * that time; perhaps a few more, of the hours around. In the order of their ids.
   */
  within(from: Instant, to: Instant, limit: number): Promise<WeekRow[]>
  /** Posts under way without a time on Teams, last changed first. */
  undated(limit: number): Promise<WeekRow[]>
  /** Posts of a campaign that were not given up, first made first. */
  ofCampaign(campaignId: string, limit: number): Promise<WeekRow[]>
  /** Of one post. */
  ofPost(postId: string): Promise<WeekRow | null>
}

export type WeekAddresses = {
  byId(person: PersonId): Promise<WeekAddress | null>
  /** Null: no such address answers. */
  bySecret(secret: string): Promise<WeekAddress | null>
}
