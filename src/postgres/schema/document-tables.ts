import type { Rows } from '../../core/change.ts'
import { keySeparator } from '../../core/domain/placements/placed-card.ts'

/** The tables whose rows are one JSON document each, in the order in which a commit locks them, and their keys. */
export const documentKeys = {
  broadcast: 'id',
  initiative: 'id',
  listed_item: 'id',
  list_feed: 'id',
  note: 'id',
  placement: 'key',
  post: 'id',
  validation: 'id',
  event: 'id',
  event_answer: 'id',
  event_board: 'id',
  attendance: 'id',
  calendar_copy: 'id',
  event_counts: 'id',
  assistants: 'id',
  people_list: 'id',
  perimeter: 'id',
  circuit: 'id',
  delegation: 'id',
  urgent_template: 'id',
  reminders: 'id',
  journal_head: 'id',
  absence: 'id',
  directory_notice: 'id',
  week_address: 'id',
  asked_move: 'id',
  withdrawal: 'id',
  workbook: 'id',
  release: 'id',
  channel_hold: 'id',
  public_replies: 'id',
  call: 'id',
  call_department: 'id',
  section: 'id',
  section_column: 'id',
  sector: 'id',
  agenda_feed: 'id',
  recurring_idea: 'id',
  campaign: 'id',
  charter: 'id',
  newspaper: 'id',
  edition: 'id',
  relay_round: 'id',
  relay_task: 'id',
  erasure: 'id',
  data_request: 'id',
  retention_rule: 'id',
  rule_proposal: 'id',
  suspension: 'id',
  archive_list: 'id',
  media: 'id',
  outside_person: 'id',
} as const satisfies Record<keyof Rows, string>

/** Of every table whose rows are one document each. */
export const document = 'version integer not null, doc jsonb not null, created_at timestamptz not null default now()'

/** A column that queries need, read from the document. */
const text = (path: string): string => `text generated always as (doc${path}) stored`

/** Instants are ISO 8601 in UTC: compared byte by byte they are in order, in any locale of the server. */
const instant = (path: string): string => `text collate "C" generated always as (doc${path}) stored`

// A generated column may call a function but hold no subquery.

/**
 * Those whose visa the waiting step still lacks, and those who may stand in for them; the core knows who of them counts
 * now. Two visas of one circuit come from two people: whoever gave one, in whatever step, is waited for in no other.
 */
const waitingFor = `create function waiting_for(validation jsonb) returns text[] language sql immutable parallel safe as $$
  select case when validation->>'state' = 'waiting' then array(
    select distinct asked.id
    from jsonb_array_elements(step->'approvers') as approver
    cross join lateral (select approver->>'id' union all select jsonb_array_elements(approver->'standIns')->>'id') as asked(id)
    where not exists (select from jsonb_array_elements(step->'visas') as visa where visa->'chairs' ? (approver->>'id'))
      and not exists (select from jsonb_path_query(validation, '$.steps[*].visas[*].by.id') as giver where giver #>> '{}' = asked.id)) end
  from (select validation->'steps'->((validation->>'current')::int) as step) as waiting $$`

/** The pictures of a post, of its correction, and those that were set aside. */
const picturesOf = `create function pictures_of(post jsonb) returns text[] language sql immutable parallel safe as $$
  select array(select distinct picture->>'id' from jsonb_array_elements(
    coalesce(post->'content'->'pictures', '[]') || coalesce(post->'correcting'->'content'->'pictures', '[]')
      || coalesce(post->'aside', '[]')) as picture) $$`

const tables = [
  `create table initiative (id text primary key, ${document},
    author ${text(`->'author'->>'id'`)}, state ${text(`->>'state'`)}, submitted_at ${instant(`->>'submittedAt'`)})`,
  `create table post (id text primary key, ${document},
    state ${text(`->>'state'`)}, updated_at ${instant(`->>'updatedAt'`)},
    pictures text[] generated always as (pictures_of(doc)) stored)`,
  `create table validation (id text primary key, ${document},
    submitted_at ${instant(`->>'submittedAt'`)}, due ${instant(`->'steps'->((doc->>'current')::int)->>'due'`)},
    waiting_for text[] generated always as (waiting_for(doc)) stored)`,
  `create table broadcast (id text primary key, ${document}, said_at ${instant(`->>'createdAt'`)})`,
  // `about`: what the card shows; `person`: in whose chat it lies.
  `create table placement (key text primary key, ${document},
    state ${text(`->>'state'`)}, over ${text(`->>'over'`)}, updated_at ${instant(`->>'updatedAt'`)},
    conversation_id ${text(`->>'conversationId'`)}, activity_id ${text(`->>'activityId'`)},
    about text generated always as (split_part(doc->>'key', '${keySeparator}', 2)) stored, person ${text(`->'to'->>'id'`)})`,
  `create table note (id text primary key, ${document},
    writer ${text(`->'writer'->>'id'`)}, state ${text(`->>'state'`)}, said_at ${instant(`->>'at'`)})`,
  `create table event_answer (id text primary key, ${document}, post_id ${text(`->>'postId'`)}, answer ${text(`->>'answer'`)})`,
  `create table delegation (id text primary key, ${document},
    lender ${text(`->'from'->>'id'`)}, delegate ${text(`->'to'->>'id'`)}, until ${instant(`->>'until'`)})`,
  // ISO days are in order byte by byte.
  `create table journal_head (id text collate "C" primary key, ${document})`,
  ...['event', 'people_list', 'perimeter', 'circuit', 'urgent_template', 'reminders', 'absence'].map(
    table => `create table ${table} (id text primary key, ${document})`,
  ),
]

const indexes = [
  'create index initiative_author on initiative (author, submitted_at)',
  `create index initiative_waiting on initiative (submitted_at) where state in ('received', 'taken', 'asked')`,
  `create index post_recent on post (updated_at) where state <> 'cancelled'`,
  'create index post_pictures on post using gin (pictures)',
  'create index validation_waiting on validation using gin (waiting_for)',
  'create index broadcast_recent on broadcast (said_at)',
  `create index broadcast_target on broadcast ((doc->>'targetId')) where doc->>'targetId' is not null`,
  // Asked twice a second by whatever else is being sent.
  `create index broadcast_urgent on broadcast (id) where doc ? 'urgent' and doc->>'state' = 'running'`,
  // What a reference, or its short number, leads to.
  ...['initiative', 'post', 'broadcast'].map(
    table => `create index ${table}_number on ${table} (split_part(doc->>'reference', '-', 3))`,
  ),
  ...['validation', 'broadcast'].map(table => `create index ${table}_post on ${table} ((doc->>'postId'))`),
  'create index placement_about on placement (about, person)',
  'create index placement_activity on placement (activity_id, conversation_id) where activity_id is not null',
  // Cards of which nobody knows whether they arrived, while somebody waits for them.
  `create index placement_in_doubt on placement (updated_at) where state in ('unknown', 'refused') and over is null`,
  // Looked for whenever somebody is reached again; at a mass installation by everybody.
  `create index placement_refused on placement (person, updated_at) where state = 'refused' and over is null`,
  `create index note_kept on note (writer, said_at) where state = 'kept'`,
  'create index event_answer_tally on event_answer (post_id, answer)',
  'create index delegation_lender on delegation (lender, until)',
  'create index delegation_delegate on delegation (delegate, until)',
]

export const documentTables = [waitingFor, picturesOf, ...tables, ...indexes]
