import { applyChangesTo, firstTables } from './apply-changes.ts'
import { document } from './documents.ts'
import { statements } from './statements.ts'

/** What people answer to events; from now on commits save these rows too. */
export const events = statements(
  `create table event (id text primary key, ${document})`,
  `create table event_answer (
    id text primary key, ${document},
    post_id text generated always as (doc->>'postId') stored,
    answer text generated always as (doc->>'answer') stored)`,
  'create index event_answer_tally on event_answer (post_id, answer)',
  applyChangesTo([...firstTables, ['event', 'id'], ['event_answer', 'id']], 'create or replace'),
)
