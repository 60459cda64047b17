import { newTable } from './new-table.ts'

/**
 * People whose visa the waiting step still lacks, and people who may stand in for them; the core knows who of them
 * counts now. Two visas of one circuit come from two people: a person who gave one, in any step, is waited for in no
 * other.
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
  'initiative',
  'post',
  'validation',
  'broadcast',
  'placement',
  'note',
  'event_answer',
  'delegation',
  'journal_head',
  'event',
  'people_list',
  'perimeter',
  'circuit',
  'urgent_template',
  'reminders',
  'absence',
] as const

const indexes = [
  'create index initiative_author on initiative (author, submitted_at)',
  `create index initiative_waiting on initiative (submitted_at) where state in ('received', 'taken', 'asked')`,
  `create index post_recent on post (updated_at) where state <> 'cancelled'`,
  'create index post_pictures on post using gin (pictures)',
  'create index validation_waiting on validation using gin (waiting_for)',
  'create index broadcast_recent on broadcast (said_at)',
  `create index broadcast_target on broadcast ((doc->>'targetId')) where doc->>'targetId' is not null`,
  // Asked twice a second by all other sendings.
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
  // Read whenever a person is reached again; at a mass installation for everybody.
  `create index placement_refused on placement (person, updated_at) where state = 'refused' and over is null`,
  `create index note_kept on note (writer, said_at) where state = 'kept'`,
  'create index event_answer_tally on event_answer (post_id, answer)',
  'create index delegation_lender on delegation (lender, until)',
  'create index delegation_delegate on delegation (delegate, until)',
]

export const firstDocuments = [waitingFor, picturesOf, ...tables.map(newTable), ...indexes]
