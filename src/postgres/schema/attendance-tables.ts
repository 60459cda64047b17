/**
 * Who was at an event, the word at its door, and marks. A mark lies beside no person, and of none is the hour known at
 * which it was made.
 */
export const attendanceTables = [
  `create table attendance (id text collate "C" primary key, version integer not null, doc jsonb not null,
    created_at timestamptz not null default date_trunc('day', now()),
    kind text generated always as (doc->>'kind') stored,
    post_id text generated always as (doc->>'postId') stored,
    person text collate "C" generated always as (doc->>'person') stored,
    day text generated always as (doc->>'day') stored)`,
  'create index attendance_post on attendance (post_id, kind, person)',
  'create index attendance_day on attendance (day) where day is not null',
]
