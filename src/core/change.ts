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
import type { JournalEntry } from './domain/journal/journal.ts'
import type { PostedHead } from './domain/journal/posted-head.ts'
import type { Note } from './domain/notes/note.ts'
import type { DirectoryNotice } from './domain/people/directory-notice.ts'
import { keyOf, type PlacedCard, type PlacementKey } from './domain/placements/placed-card.ts'
import type { Placement } from './domain/placements/placement.ts'
import type { Post } from './domain/posts/post.ts'
import type { Section } from './domain/sections/section.ts'
import type { SectionColumn } from './domain/sections/section-column.ts'
import type { Sector } from './domain/sectors/sector.ts'
import type { Day, Instant } from './domain/time.ts'
import type { UrgentTemplate } from './domain/urgent/urgent-template.ts'
import type { Reminders } from './domain/validations/waiting.ts'
import type { Validation } from './domain/validations/validation.ts'
import type { CapabilitySwitch } from './domain/capabilities/capability.ts'
import type { AgendaFeed } from './domain/agenda/agenda.ts'
import type { RecurringIdea } from './domain/agenda/recurring-idea.ts'
import type { Call, CallDepartment } from './domain/calls/call.ts'
import type { Assistants } from './domain/events/assistants.ts'
import type { AttendanceRow } from './domain/events/attendance.ts'
import type { CalendarCopy } from './domain/events/calendar-copy.ts'
import type { EventBoard } from './domain/events/event-board.ts'
import type { EventAnswer, EventPlaces } from './domain/events/event.ts'
import type { EventCounts } from './domain/events/participants.ts'
import type { Workbook } from './domain/figures/workbook.ts'
import type { Charter } from './domain/charter/charter.ts'
import type { Edition } from './domain/newspapers/edition.ts'
import type { Newspaper } from './domain/newspapers/newspaper.ts'
import type { Media } from './domain/pictures/media.ts'
import type { OutsidePerson } from './domain/pictures/agreement.ts'
import type { Withdrawal } from './domain/pictures/withdrawal.ts'
import type { DataRequest } from './domain/personal/data-request.ts'
import type { Erasure } from './domain/personal/erasure.ts'
import type { LyingFiles } from './domain/retention/lying-files.ts'
import type { ArchiveList } from './domain/retention/archive-list.ts'
import type { ChangedRule, RuleProposal } from './domain/retention/rule-change.ts'
import type { Suspension } from './domain/retention/suspension.ts'
import type { RelayRound, RelayTask } from './domain/relays/relay.ts'
import type { ChannelHold, Release } from './domain/releases/release.ts'
import type { PublicReplies } from './domain/releases/public-reply.ts'
import type { SiteChange } from './domain/releases/site-change.ts'
import type { AskedMove } from './domain/week/asked-move.ts'
import type { WeekAddress } from './domain/week/week-address.ts'

/** Everything that is saved as one row with a version. */
export type Rows = {
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
  // What administrators switched.
  capability_switch: CapabilitySwitch
  // The agenda: calendars of others, and what comes back each year.
  agenda_feed: AgendaFeed
  recurring_idea: RecurringIdea
  // Calls, and what each department was asked.
  call: Call
  call_department: CallDepartment
  // Events, what people said to them, and what shows it.
  event: EventPlaces
  event_answer: EventAnswer
  event_board: EventBoard
  attendance: AttendanceRow
  calendar_copy: CalendarCopy
  event_counts: EventCounts
  assistants: Assistants
  // What people asked of figures.
  workbook: Workbook
  // Newspapers and their editions, and the charter that they are held to.
  newspaper: Newspaper
  edition: Edition
  charter: Charter
  // What is known of pictures; names of those who are no agents; what became of each place of a withdrawn picture.
  media: Media
  outside_person: OutsidePerson
  withdrawal: Withdrawal
  // Erasures of people with their receipts, and who asked what Mary holds about them.
  erasure: Erasure
  data_request: DataRequest
  // How long things are kept, and decisions that are waited for.
  retention_rule: ChangedRule
  rule_proposal: RuleProposal
  suspension: Suspension
  archive_list: ArchiveList
  // What sites were asked of broadcasts, and each site’s answer.
  relay_round: RelayRound
  relay_task: RelayTask
  // What became of posts elsewhere, one row a channel; channels that take nothing more; what the public said on them.
  release: Release
  channel_hold: ChannelHold
  public_replies: PublicReplies
  // What one person left about the week.
  week_address: WeekAddress
  asked_move: AskedMove
}

/** Work that is done after the answer, at least once, in any process; each is idempotent. */
export type Jobs = {
  /** Places the card where it belongs, or draws it again from the present state. */
  'placement.refresh': { key: PlacementKey }
  /**
   * A second copy of a card, which somebody pressed, says that it was replaced; `known`: Teams told of the copy, nobody
   * uses it, and it is removed.
   */
  'placement.retire': { key: PlacementKey; conversationId: string; activityId: string; known: boolean }
  /** Shows the communication team, on one card, whom awaited cards did not reach. */
  'doubts.tell': Record<string, never>
  /** Follows what somebody changed in the item of the initiative, and writes it as the initiative now is. */
  'initiative.list': { id: string }
  /** A delayed proposal is in the inbox again on that day. */
  'initiative.return': { id: string; on: Day }
  /** The Microsoft List's column of sections offers those that are open. */
  'sections.column': Record<string, never>
  /** After a section was renamed, or its questions changed: shows that in the list, and on open cards. */
  'section.items': { id: string }
  /** After a section was renamed or retired: the cards of calls that ask for it show that. */
  'section.calls': { id: string }
  /** Asks Entra whose message an initiative was made of, and tells them. */
  'initiative.source': { id: string }
  /** Deletes whose message it was, some months after the decision. */
  'initiative.source-end': { id: string }
  /** Reads what changed in the Microsoft List, and asks for itself again. */
  'list.read': Record<string, never>
  /** Reads what changed in Entra, and asks for itself again. */
  'directory.read': Record<string, never>
  /** Follows who left, came or moved: their work that waits, and unknown departments. */
  'directory.follow': Record<string, never>
  /** Makes an initiative of an item that somebody added in SharePoint. */
  'list.adopt': { itemId: string }
  /** Refreshes the cards of everybody who follows a post; `published`: people have it now. */
  'post.follow': { postId: string; published: boolean }
  /** Finds the department and sector of a proposal, and who is present there. */
  'initiative.route': { id: string }
  /** A sector changed: waiting cards move to the right channel. */
  'sectors.follow': Record<string, never>
  /** Brings a file from Teams to the SharePoint library. */
  'initiative.file': { id: string; attachmentId: string }
  /** Fetches the files of a note while their addresses live. */
  'note.files': { id: string }
  /** Deletes the unused ones of these files. */
  'note.files-end': { id: string }
  /** Freezes the audience into the ledger, then starts the sending. */
  'broadcast.plan': { id: string }
  /**
   * Sends slices of the ledger for some seconds, then makes room for the next; `part`: the number of this one among
   * those that run side by side.
   */
  'broadcast.send': { id: string; part: number }
  /** Moves the progress card, every few seconds while it runs. */
  'broadcast.progress': { id: string }
  /** Deletes the bytes of a picture that nobody may see again; `initiativeId`: the proposal whose file it is. */
  'picture.end': { id: string; initiativeId: string | null }
  /** Writes the report of a broadcast to the SharePoint library. */
  'broadcast.export': { id: string }
  /** Writes the list of people whom Mary does not reach to the SharePoint library. */
  'broadcast.unreachable': { id: string }
  /** Says on every delivered card that it is over. */
  'broadcast.expire': { id: string }
  /** Reminds those who are still asked at a step, while it is waited for until `due`; not before `at`. */
  'validation.remind': { id: string; step: number; due: Instant; at: Instant }
  /** Nobody decided by `due`: asks people who may in their place. */
  'validation.escalate': { id: string; step: number; due: Instant }
  /** The slot came while the post was waiting: offers the next one. */
  'validation.missed': { id: string }
  /** Puts one card of everything that waits for a person at the end of their chat. */
  'reminders.post': { person: PersonId; at: Instant }
  /** Reads a file of addresses. */
  'audience.read': { id: string }
  /** Posts the head of the journal once a day, and asks for itself again. */
  'journal.head': Record<string, never>
  /** A delegation begins, ends or was ended: every waiting validation that it reaches says so. */
  'delegation.apply': { id: string }
  /**
   * A step began to wait (`openedAt`; null: it is only looked at again): orders what happens until it is due, and finds
   * stand-ins and absences.
   */
  'step.opened': { id: string; step: number; openedAt: Instant | null }
  /** While nobody on call has decided: the card once more, then comms is told whom to phone. */
  'urgent.ring': { validationId: string }
  /** Tells the people whom the circuit would have asked what was sent without them. */
  'urgent.tell': { broadcastId: string }
  /** Asks for the reading of each calendar, and for itself again. */
  'agenda.read': Record<string, never>
  /** Reads one calendar. */
  'agenda.feed': { id: string }
  /** Opens the drafts of recurring ideas whose day comes near, and asks for itself again. */
  'ideas.open': Record<string, never>
  /** Asks the departments, at its hour. */
  'call.open': { id: string }
  /** Asks the communication team whether a recurring call opens as the last one did. */
  'call.question': { id: string; opensAt: Instant }
  /**
   * Reminds the departments that did not answer, while the call ends at `closesAt`; not before `at`. `last`: their
   * heads are told too, once. `asked`: the communication team wants it now.
   */
  'call.remind': { id: string; closesAt: Instant; at: Instant; last: boolean; asked: boolean }
  /** The end of a call, if `closesAt` still is its end. */
  'call.close': { id: string; closesAt: Instant }
  /** While a call is open: whether the list names others by now, and who left. `day`: of the last look. */
  'call.look': { id: string; day: Day }
  /** Refreshes the cards of a department, and the board, after an answer. */
  'call.follow': { departmentId: string }
  /** Refreshes all cards of a call. */
  'call.cards': { id: string }
  /** Says on every delivered card what is true of its event; `closing`: and again when its answers end. */
  'event.remark': { postId: string; closing: boolean }
  /** Refreshes every board of an event with people's answers. */
  'event.boards': { postId: string }
  /** Its reader asked for a card again: the existing copy is removed, and it comes at the end of their chat. */
  'event.bring': { key: PlacementKey; activityId: string }
  /** Writes the list of people who answered an event to the SharePoint library, for one of its organisers. */
  'event.export': { postId: string; person: PersonId }
  /** Brings the calendar of one person to what they answered, where entries are written there. */
  'event.calendar': { postId: string; person: PersonId }
  /** The same of all calendars that show the event; some days after it, forgets them. */
  'event.calendars': { postId: string }
  /** Reminds people who said yes to an event, the day before. */
  'event.remind': { postId: string; person: PersonId }
  /** The same, an hour before it begins for them. */
  'event.soon': { postId: string; person: PersonId }
  /** Thanks people who were there, in the morning after it; until then it asks for itself again. */
  'event.thank': { postId: string }
  /** Refreshes the cards that show an event to one person. */
  'event.follow': { postId: string; person: PersonId }
  /** Once a correction is on the cards: gives away the places that it added; `newDay` (or hour): reminds anew. */
  'event.resize': { postId: string; newDay: boolean }
  /** Finds, each night, events whose names have to be deleted, and asks for itself again. */
  'events.purge': Record<string, never>
  /** Keeps the figures of an event, and deletes the names. */
  'event.purge': { postId: string }
  /** Writes the figures of a period to the SharePoint library, for the person who asked. */
  'figures.export': { period: string; person: PersonId }
  /** Forgets that a person asked for a workbook, once that is long ago. */
  'workbook.forget': { period: string; person: PersonId }
  /** Prints an edition; `production`: the number of the printing. Submits it if that was asked for. */
  'edition.produce': { id: string; production: number }
  /** The post that announces an edition, or one in it, changed: the edition follows. */
  'edition.follow': { id: string }
  /** Puts what was published into the library, with its package. */
  'edition.library': { id: string }
  /** Finds, each night, printings that nobody may read any more and what ended long ago, and asks for itself again. */
  'editions.purge': Record<string, never>
  /** Sends what was published by e-mail, once. */
  'edition.mail': { id: string }
  /** Brings each holder of a picture to what its media says. */
  'media.follow': { id: string }
  /** An agreement ends: posts that need it are held, and people told, as after a no. */
  'media.end': { id: string }
  /**
   * An agent does not answer what they were asked at that instant: reminds them once, then tells the person who asked.
   */
  'agreement.silent': { mediaId: string; agreementId: string; askedAt: Instant; then: 'remind' | 'tell' }
  /** Removes a withdrawn picture from every remaining place, and comes again until none is left. */
  'withdrawal.mend': { id: string }
  /** Reminds the communication team once of tasks by hand. */
  'withdrawal.remind': { id: string }
  /**
   * Brings a video that comms sent in chat into that post. `corrects`: the version that they opened, or null. `at`: of
   * the press; absent: an earlier version of Mary ordered it.
   */
  'video.take': { noteId: string; fileId: string; postId: string; corrects: string | null; at?: Instant }
  /** Deletes the row: nobody asks what was done any more. */
  'withdrawal.forget': { id: string }
  /** Erases a person from all that Mary keeps, as two people confirmed. */
  'person.erase': { id: string }
  /** Writes the file of what Mary holds about the person who asked. */
  'person.data': { id: string }
  /** The file that was written ends. */
  'person.data-end': { id: string }
  /** Deletes, each night, what is due by its rule, and asks for itself again. */
  'retention.purge': Record<string, never>
  /** Deletes the files of a deleted proposal, without suspended ones, and videos that something still opens. */
  'proposal.files-end': LyingFiles
  /** Writes what the archivist is asked about as a table, and asks. */
  'archive.table': { id: string }
  /** Exports what is transferred, then deletes what has its visa. */
  'archive.purge': { id: string }
  /** Writes the register and the impact assessment to the SharePoint library, for the person who asked. */
  'register.write': { person: PersonId }
  /** Asks the sites of a round: a row and a card each; again after a correction, and to take down what is over. */
  'relays.ask': { id: string }
  /** A broadcast began, was corrected, taken back or is over: its round follows. */
  'relays.follow': { broadcastId: string }
  /** Finds, each night, posters that hang for too long and rounds that ended long ago, and asks for itself again. */
  'relays.purge': Record<string, never>
  /** Reminds sites that did not answer for that poster, the `nth` time, from 0. */
  'relays.remind': { id: string; poster: number; nth: number }
  /** A post with other channels changed: its releases follow. */
  'releases.follow': { postId: string }
  /** Brings a release to its network when its time has come, or learns what became of it. */
  'release.publish': { id: string }
  /** Writes the pictures of a release by hand to the SharePoint library. */
  'release.copies': { id: string }
  /** Tells another site what changed on Mary’s; `id`: of the release. */
  'site.webhook': { id: string; what: SiteChange; at: Instant }
  /** Reads what the public says on the networks, deletes what is too old, and asks for itself again. */
  'replies.read': Record<string, never>
  /** Posts the week that begins on that day, and asks for the next one; without a day it only does the latter. */
  'week.digest': { monday?: Day }
  /** Refreshes the cards of this week. */
  'week.follow': Record<string, never>
  /** Deletes the move of which a person was warned, once their agreement no longer counts. */
  'move.forget': { person: PersonId }
}
export type JobName = keyof Jobs
/** What each job does in a process. */
export type JobTable = { [K in JobName]: (data: Jobs[K]) => Promise<void> }
type Save = { [K in keyof Rows]: { save: K; row: Rows[K]; ifVersion: number } }[keyof Rows]
/**
 * Rows that may be removed: placements, to be placed anew or forgotten; rows that end: perimeters, assistants, rows of
 * an event.
 */
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
/** The explicit decision to try settled rows of a broadcast again: unknown ones, or cancelled ones. */
type Requeue = { requeue: 'unknown' | 'cancelled'; broadcastId: string }
type Job = { [K in JobName]: { job: K; data: Jobs[K]; at?: Instant; inMs?: number } }[JobName]

/**
 * What must become true together. `ifVersion`: the version that was read, 0 = new; the row is stored with the next one.
 * `at`: not before. `inMs`: not before so many ms have passed, by the clock of the store.
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
