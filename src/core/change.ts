import type { AgendaJobs, AgendaRows } from './agenda-changes.ts'
import type { PersonId } from './domain/actor.ts'
import type { PeopleList } from './domain/audiences/people-list.ts'
import type { Perimeter } from './domain/audiences/perimeter.ts'
import type { Broadcast } from './domain/broadcasts/broadcast.ts'
import type { Campaign } from './domain/campaigns/campaign.ts'
import type { Circuit } from './domain/circuits/circuit.ts'
import type { Absence } from './domain/delegations/absence.ts'
import type { Delegation } from './domain/delegations/delegation.ts'
import type { Initiative } from './domain/initiatives/initiative.ts'
import type { ListedItem } from './domain/initiatives/listed-item.ts'
import type { ListFeed } from './domain/initiatives/list-feed.ts'
import type { CallDocuments, CallJobs } from './call-changes.ts'
import type { FigureDocuments, FigureJobs } from './figure-changes.ts'
import type { EventDocuments, EventJobs } from './event-changes.ts'
import type { JournalEntry } from './domain/journal/journal.ts'
import type { PostedHead } from './domain/journal/posted-head.ts'
import type { Note } from './domain/notes/note.ts'
import type { DirectoryNotice } from './domain/people/directory-notice.ts'
import { keyOf, type PlacedCard, type PlacementKey } from './domain/placements/placed-card.ts'
import type { Placement } from './domain/placements/placement.ts'
import type { Post } from './domain/posts/post.ts'
import type { Section } from './domain/sections/section.ts'
import type { SectionColumn } from './domain/sections/section-column.ts'
import type { NewspaperDocuments, NewspaperJobs } from './newspaper-changes.ts'
import type { PictureDocuments, PictureJobs } from './picture-changes.ts'
import type { DataDocuments, DataJobs } from './personal-changes.ts'
import type { RegisterJobs } from './register-changes.ts'
import type { RelayDocuments, RelayJobs } from './relay-changes.ts'
import type { ReleaseDocuments, ReleaseJobs } from './release-changes.ts'
import type { Sector } from './domain/sectors/sector.ts'
import type { Day, Instant } from './domain/time.ts'
import type { UrgentTemplate } from './domain/urgent/urgent-template.ts'
import type { Reminders } from './domain/validations/waiting.ts'
import type { Validation } from './domain/validations/validation.ts'
import type { WeekDocuments, WeekJobs } from './week-changes.ts'

/** Everything that is saved as one row with a version. */
export type Rows = AgendaRows &
  CallDocuments &
  EventDocuments &
  FigureDocuments &
  NewspaperDocuments &
  PictureDocuments &
  DataDocuments &
  RelayDocuments &
  ReleaseDocuments &
  WeekDocuments & {
    initiative: Initiative
    listed_item: ListedItem
    list_feed: ListFeed
    post: Post
    validation: Validation
    broadcast: Broadcast
    placement: Placement
    note: Note
    people_list: PeopleList
    perimeter: Perimeter
    circuit: Circuit
    section: Section
    section_column: SectionColumn
    sector: Sector
    delegation: Delegation
    absence: Absence
    directory_notice: DirectoryNotice
    urgent_template: UrgentTemplate
    reminders: Reminders
    journal_head: PostedHead
    campaign: Campaign
  }

/** Work that is done after the answer, at least once, in any process; each is idempotent. */
export type Jobs = AgendaJobs &
  EventJobs &
  CallJobs &
  FigureJobs &
  NewspaperJobs &
  PictureJobs &
  DataJobs &
  RegisterJobs &
  RelayJobs &
  ReleaseJobs &
  WeekJobs & {
    /** Puts the card where it belongs, or draws it again from the present state. */
    'placement.refresh': { key: PlacementKey }
    /**
     * A second copy of a card says that it was replaced, since somebody pressed it; `known`: Teams told of the copy by
     * itself, nobody is at it, and it is removed.
     */
    'placement.retire': { key: PlacementKey; conversationId: string; activityId: string; known: boolean }
    /** Tells the communication team, by one card, whom cards that are waited for did not reach. */
    'doubts.tell': Record<string, never>
    /** Follows what somebody changed in the item of the initiative, and writes it as the initiative now is. */
    'initiative.list': { id: string }
    /** What was put off until that day is in the inbox again. */
    'initiative.return': { id: string; on: Day }
    /** The Microsoft List's column of sections offers those that are open. */
    'sections.column': Record<string, never>
    /** What is filed under a section that is called, or asks, otherwise shows that: in the list, and on open cards. */
    'section.items': { id: string }
    /** A section is called otherwise, or was retired: the cards of calls that want it show that. */
    'section.calls': { id: string }
    /** Asks Entra whose message an initiative was made of, and tells them. */
    'initiative.source': { id: string }
    /** Forgets whose message it was, some months after the decision. */
    'initiative.source-end': { id: string }
    /** Reads what changed in the Microsoft List, and asks for itself again. */
    'list.read': Record<string, never>
    /** Reads what changed in Entra, and asks for itself again. */
    'directory.read': Record<string, never>
    /** Follows who left, came or moved: what waits for them, and departments that nobody knows. */
    'directory.follow': Record<string, never>
    /** Makes an initiative of an item that somebody added in SharePoint. */
    'list.adopt': { itemId: string }
    /** Everybody who follows a post sees what became of it; `published`: people have it now. */
    'post.follow': { postId: string; published: boolean }
    /** Finds whose department and sector a proposal is of, and who of them is there. */
    'initiative.route': { id: string }
    /** A sector changed: what waits lies where it belongs now. */
    'sectors.follow': Record<string, never>
    /** Brings a file from Teams to the SharePoint library. */
    'initiative.file': { id: string; attachmentId: string }
    /** Fetches the files of a note while their addresses live. */
    'note.files': { id: string }
    /** Deletes those of them that nobody used. */
    'note.files-end': { id: string }
    /** Freezes the audience into the ledger, then starts the sending. */
    'broadcast.plan': { id: string }
    /** Sends slices of the ledger for some seconds, then makes room for the next; `part`: so many side by side. */
    'broadcast.send': { id: string; part: number }
    /** Moves the progress card, every few seconds while it runs. */
    'broadcast.progress': { id: string }
    /** Deletes the bytes of a picture that nobody may see again; `initiativeId`: whose file it is. */
    'picture.end': { id: string; initiativeId: string | null }
    /** Writes the report of a broadcast to the SharePoint library. */
    'broadcast.export': { id: string }
    /** Writes the list of those whom Mary does not reach to the SharePoint library. */
    'broadcast.unreachable': { id: string }
    /** Says on every delivered card that it is over. */
    'broadcast.expire': { id: string }
    /** Reminds those who are still asked at a step, while it is waited for until `due`; not before `at`. */
    'validation.remind': { id: string; step: number; due: Instant; at: Instant }
    /** Nobody decided by `due`: asks whoever may in their place. */
    'validation.escalate': { id: string; step: number; due: Instant }
    /** The slot came while it waited: offers the next one. */
    'validation.missed': { id: string }
    /** Puts one card of all that waits for a person on top of their chat. */
    'reminders.post': { person: PersonId; at: Instant }
    /** Reads a file of addresses. */
    'audience.read': { id: string }
    /** Posts the head of the journal once a day, and asks for itself again. */
    'journal.head': Record<string, never>
    /** A delegation begins, ends or was ended: every waiting validation that it reaches says so. */
    'delegation.apply': { id: string }
    /**
     * A step began to wait (`openedAt`; null: it is only looked at again): what shall happen until it is due, who
     * decides for those asked, who of them is away.
     */
    'step.opened': { id: string; step: number; openedAt: Instant | null }
    /** While nobody on call has decided: the card once more, then comms learns whom to phone. */
    'urgent.ring': { validationId: string }
    /** Tells those whom the circuit would have asked what was sent without them. */
    'urgent.tell': { broadcastId: string }
  }
export type JobName = keyof Jobs
type Save = { [K in keyof Rows]: { save: K; row: Rows[K]; ifVersion: number } }[keyof Rows]
/** Of placements, to be placed anew or forgotten; of what ends: perimeters, assistants, what is known of an event. */
type Remove =
  | { remove: 'placement'; id: PlacementKey; ifVersion: number }
  | { remove: 'release' | 'channel_hold' | 'public_replies'; id: string; ifVersion: number }
  | { remove: 'week_address' | 'asked_move' | 'agenda_feed' | 'recurring_idea'; id: string; ifVersion: number }
  | { remove: 'perimeter' | 'assistants' | 'calendar_copy' | 'attendance' | 'workbook'; id: string; ifVersion: number }
  | { remove: 'rule_proposal' | 'archive_list' | 'data_request' | 'erasure'; id: string; ifVersion: number }
  | { remove: 'initiative' | 'listed_item' | 'post' | 'validation' | 'broadcast'; id: string; ifVersion: number }
  | { remove: 'note' | 'absence' | 'delegation' | 'people_list' | 'call'; id: string; ifVersion: number }
  | { remove: 'call_department' | 'campaign'; id: string; ifVersion: number }
  | { remove: 'media' | 'outside_person' | 'withdrawal'; id: string; ifVersion: number }
  | { remove: 'relay_round' | 'relay_task' | 'edition' | 'newspaper'; id: string; ifVersion: number }
  | { remove: 'event' | 'event_answer' | 'event_board' | 'event_counts'; id: string; ifVersion: number }
/** The explicit decision to try settled rows of a broadcast again: those of whom nobody knows, or those cancelled. */
type Requeue = { requeue: 'unknown' | 'cancelled'; broadcastId: string }
type Job = { [K in JobName]: { job: K; data: Jobs[K]; at?: Instant; inMs?: number } }[JobName]

/**
 * What must become true together. `ifVersion`: the version that was read, 0 = new; the row is stored with the next one.
 * `at`: not before. `inMs`: not before so many ms have passed by the clock of the store, whatever ours says.
 */
export type Change = Save | Remove | Requeue | { journal: JournalEntry } | Job

/**
 * All or nothing. 'stale': a row moved on since it was read, nothing was written: read and decide again, a bounded
 * number of times.
 */
export type Commit = (...changes: Change[]) => Promise<'done' | 'stale'>

/** Places a card, or draws it again from the present state; `at`: not before. */
export function refresh(card: PlacedCard | PlacementKey, at?: Instant): Change {
  const key = typeof card === 'string' ? card : keyOf(card)
  return { job: 'placement.refresh', data: { key }, ...(at === undefined ? {} : { at }) }
}
