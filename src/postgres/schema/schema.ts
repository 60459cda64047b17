import type { Conversation } from '../../core/domain/people/conversation.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Locale } from '../../core/domain/actor.ts'
import type { DeliveryState, RefusedReason } from '../../core/domain/broadcasts/broadcast.ts'
import type { Rows } from '../../core/change.ts'
import type { AttendanceRow } from '../../core/domain/events/attendance.ts'
import type { EventAnswer } from '../../core/domain/events/event.ts'
import type { EditionFile } from '../../core/domain/sealed-edition.ts'
import type { ListFeed } from '../../core/domain/initiatives/list-feed.ts'
import type { JournalVerb } from '../../core/domain/journal/journal.ts'
import type { PlacementKey } from '../../core/domain/placements/placed-card.ts'
import type { PlacementState } from '../../core/domain/placements/placement.ts'
import type { ReferenceKind } from '../../core/domain/reference.ts'

/**
 * A row that is one JSON document; the columns that queries need are generated from it. Written by `apply_changes`
 * only.
 */
type DocumentTable<K extends keyof Rows> = {
  version: number
  doc: ColumnType<Rows[K], string, string>
  created_at: Generated<Date>
}

type JournalTable = {
  /** A bigint: text with pg, a number with PGlite. */
  seq: string | number
  at: string
  actor_ref: string | null
  verb: JournalVerb
  subject: string
  seal: string | null
  payload_hash: string
  prev: string
  hash: string
}

type DeliveryTable = {
  broadcast_id: string
  person: string
  given_name: string
  department: string | null
  locale: Locale | null
  state: Generated<DeliveryState>
  reason: RefusedReason | null
  attempts: Generated<number>
  not_before: Date | null
  lease_until: Date | null
  lease_owner: string | null
  activity_id: string | null
  conversation_id: string | null
  planned_at: Generated<Date>
  settled_at: Date | null
}

export type Schema = {
  initiative: DocumentTable<'initiative'> & { id: string; author: string; state: string; submitted_at: string }
  listed_item: DocumentTable<'listed_item'> & { id: string; item_id: string }
  list_feed: DocumentTable<'list_feed'> & { id: ListFeed['id'] }
  post: DocumentTable<'post'> & { id: string; state: string; updated_at: string; pictures: string[] }
  validation: DocumentTable<'validation'> & {
    id: string
    waiting_for: string[] | null
    due: string | null
    submitted_at: string
  }
  broadcast: DocumentTable<'broadcast'> & { id: string; said_at: string }
  placement: DocumentTable<'placement'> & {
    key: PlacementKey
    state: PlacementState
    over: string | null
    about: string
    person: string | null
    updated_at: string
    conversation_id: string | null
    activity_id: string | null
  }
  note: DocumentTable<'note'> & { id: string; writer: string; state: string; said_at: string }
  event: DocumentTable<'event'> & { id: string }
  event_board: DocumentTable<'event_board'> & { id: string }
  attendance: DocumentTable<'attendance'> & {
    id: string
    kind: AttendanceRow['kind']
    post_id: string
    person: string | null
    day: string | null
  }
  calendar_copy: DocumentTable<'calendar_copy'> & { id: string }
  event_counts: DocumentTable<'event_counts'> & { id: string }
  assistants: DocumentTable<'assistants'> & { id: string; people: string[] }
  people_list: DocumentTable<'people_list'> & { id: string }
  perimeter: DocumentTable<'perimeter'> & { id: string }
  circuit: DocumentTable<'circuit'> & { id: string }
  section: DocumentTable<'section'> & { id: string }
  section_column: DocumentTable<'section_column'> & { id: string }
  sector: DocumentTable<'sector'> & { id: string }
  delegation: DocumentTable<'delegation'> & { id: string; lender: string; delegate: string; until: string }
  absence: DocumentTable<'absence'> & { id: string }
  directory_notice: DocumentTable<'directory_notice'> & { id: string }
  urgent_template: DocumentTable<'urgent_template'> & { id: string }
  reminders: DocumentTable<'reminders'> & { id: string }
  journal_head: DocumentTable<'journal_head'> & { id: string }
  week_address: DocumentTable<'week_address'> & { id: string; secret: string }
  workbook: DocumentTable<'workbook'> & { id: string }
  asked_move: DocumentTable<'asked_move'> & { id: string }
  withdrawal: DocumentTable<'withdrawal'> & { id: string }
  call: DocumentTable<'call'> & { id: string; state: string; opens_at: string; closes_at: string }
  call_department: DocumentTable<'call_department'> & { id: string; call_id: string; people: string[] }
  agenda_feed: DocumentTable<'agenda_feed'> & { id: string }
  recurring_idea: DocumentTable<'recurring_idea'> & { id: string }
  release: DocumentTable<'release'> & {
    waits: boolean
    id: string
    of_post: string
    state: string
    channel: string
    at: string | null
  }
  newspaper: DocumentTable<'newspaper'> & { id: string }
  edition: DocumentTable<'edition'> & { id: string; newspaper_id: string; reference: string; state: string }
  edition_file: { edition_id: string; production: number; kind: EditionFile | 'proof'; bytes: Buffer }
  edition_read: { edition_id: string; day: string; opened: number }
  relay_round: DocumentTable<'relay_round'> & {
    id: string
    post_id: string
    code: string
    asked_at: string
    open: boolean
  }
  relay_task: DocumentTable<'relay_task'> & { id: string; round_id: string; person: string | null }
  erasure: DocumentTable<'erasure'> & { id: string; person: string | null }
  data_request: DocumentTable<'data_request'> & {
    id: string
    until: string
    person: string
    written_at: string | null
  }
  data_file: { id: string; bytes: Uint8Array; created_at: Generated<Date> }
  charter: DocumentTable<'charter'> & { id: string }
  retention_rule: DocumentTable<'retention_rule'> & { id: string }
  rule_proposal: DocumentTable<'rule_proposal'> & { id: string }
  suspension: DocumentTable<'suspension'> & { id: string }
  archive_list: DocumentTable<'archive_list'> & { id: string }
  media: DocumentTable<'media'> & { id: string; pictures: string[]; people: string[]; updated_at: string }
  outside_person: DocumentTable<'outside_person'> & { id: string; media_id: string }
  channel_hold: DocumentTable<'channel_hold'> & { id: string }
  public_replies: DocumentTable<'public_replies'> & { id: string }
  campaign: DocumentTable<'campaign'> & { id: string; state: string; from_day: string }
  event_answer: DocumentTable<'event_answer'> & { id: string; post_id: string; answer: EventAnswer['answer'] }
  reference_counter: { kind: ReferenceKind; year: number; last: number }
  conversation: {
    person: string
    conversation_id: string | null
    service_url: string
    state: Conversation['state']
    locale: Locale | null
    met: boolean
    opted_out: Generated<boolean>
    teams_id: Generated<string | null>
    updated_at: Generated<Date>
  }
  delivery: DeliveryTable
  picture: {
    id: string
    bytes: Uint8Array
    digest: string
    content_type: string
    expires_at: Date | null
    created_at: Generated<Date>
  }
  picture_try: { id: string; tries: number }
  kept_file: { id: string; person: string; bytes: Uint8Array | null; until: Date; created_at: Generated<Date> }
  directory_person: { reading: number; id: string }
  directory_change: { person: string; mark: number }
  daily_count: { person: string; day: string; what: string; n: number }
  spaced_turn: { what: string; next: number }
  setting: { key: string; value: ColumnType<unknown, string, string> }
  journal: JournalTable
  journal_actor: { actor_ref: string; person_id: string; salt: string; name: string | null }
  journal_detail: { seq: string | number; salt: string; details: ColumnType<Record<string, unknown>, string, string> }
}
