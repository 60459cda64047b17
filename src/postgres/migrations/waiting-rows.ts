import { statements } from './statements.ts'

/** Looked for by what they wait for: cards of which nobody knows whether they arrived, and words that were kept. */
export const waitingRows = statements(
  `alter table placement
    add column state text generated always as (doc->>'state') stored,
    add column updated_at text collate "C" generated always as (doc->>'updatedAt') stored`,
  `create index placement_in_doubt on placement (updated_at) where state in ('unknown', 'refused')`,
  `alter table note
    add column writer text generated always as (doc->'writer'->>'id') stored,
    add column state text generated always as (doc->>'state') stored,
    add column said_at text collate "C" generated always as (doc->>'at') stored`,
  `create index note_kept on note (writer, said_at) where state = 'kept'`,
)
