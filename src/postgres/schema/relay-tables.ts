import { document } from './document-tables.ts'

/** What sites were asked of broadcasts. ISO days and instants are in order byte by byte. */
export const relayTables = [
  `create table relay_round (id text primary key, ${document},
    post_id text generated always as (doc->>'postId') stored,
    code text generated always as (doc->>'code') stored,
    asked_at text generated always as (doc->'asked'->>'at') stored,
    open boolean generated always as (doc->'ended' = 'null'::jsonb) stored)`,
  'create index relay_round_post on relay_round (post_id)',
  'create index relay_round_code on relay_round (code)',
  'create index relay_round_asked on relay_round (asked_at)',
  // Codes that people may type are read each second; nearly all rounds are over.
  'create index relay_round_open on relay_round (id) include (code, asked_at) where open',
  `create table relay_task (id text primary key, ${document},
    round_id text generated always as (doc->>'roundId') stored,
    person text generated always as (doc->'asked'->>'id') stored)`,
  'create index relay_task_round on relay_task (round_id)',
  'create index relay_task_person on relay_task (person) where person is not null',
  `create index relay_task_past on relay_task using gin ((doc->'past') jsonb_path_ops)`,
]
