import { statements } from './statements.ts'

/** What a card is about, and in whose chat it lies: what shows a post to a person follows the delivery. */
export const cardsBeside = statements(
  `alter table placement
    add column about text generated always as (split_part(doc->>'key', ':', 2)) stored,
    add column person text generated always as (doc->'to'->>'id') stored`,
  'create index placement_about on placement (about, person)',
)
