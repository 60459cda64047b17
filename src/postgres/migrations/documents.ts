import { statements } from './statements.ts'

/** Instants are ISO 8601 in UTC: compared byte by byte they are in order, in any locale of the server. */
const instant = (path: string): string => `text collate "C" generated always as (doc->>'${path}') stored`

export const document = 'version integer not null, doc jsonb not null, created_at timestamptz not null default now()'

export const documents = statements(
  `create table initiative (
    id text primary key, ${document},
    author text generated always as (doc->'author'->>'id') stored,
    state text generated always as (doc->>'state') stored,
    submitted_at ${instant('submittedAt')})`,
  'create index initiative_author on initiative (author, submitted_at)',
  `create index initiative_waiting on initiative (submitted_at) where state in ('received', 'taken', 'asked')`,

  `create table post (
    id text primary key, ${document},
    state text generated always as (doc->>'state') stored,
    updated_at ${instant('updatedAt')})`,
  `create index post_recent on post (updated_at) where state <> 'cancelled'`,

  // Whom the waiting step asks; a generated column may call a function but hold no subquery.
  `create function waiting_for(validation jsonb) returns text[] language sql immutable parallel safe as $$
    select case when validation->>'state' = 'waiting' then
      array(select jsonb_array_elements(validation->'steps'->((validation->>'current')::int)->'approvers')->>'id') end $$`,
  `create table validation (
    id text primary key, ${document},
    waiting_for text[] generated always as (waiting_for(doc)) stored,
    submitted_at ${instant('submittedAt')})`,
  'create index validation_waiting on validation using gin (waiting_for)',

  `create table broadcast (
    id text primary key, ${document},
    said_at ${instant('createdAt')})`,
  'create index broadcast_recent on broadcast (said_at)',

  `create table placement (
    key text primary key, ${document},
    conversation_id text generated always as (doc->>'conversationId') stored,
    activity_id text generated always as (doc->>'activityId') stored)`,
  'create index placement_activity on placement (activity_id, conversation_id) where activity_id is not null',

  `create table note (id text primary key, ${document})`,
)
