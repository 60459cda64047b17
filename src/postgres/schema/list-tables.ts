/** The items of the Microsoft List as Mary last knew them, one an initiative, and how far she has read its changes. */
export const listTables = [
  `create table listed_item (id text collate "C" primary key,
    version integer not null, doc jsonb not null, created_at timestamptz not null default now(),
    item_id text generated always as (doc->>'itemId') stored)`,
  `create table list_feed (id text primary key,
    version integer not null, doc jsonb not null, created_at timestamptz not null default now())`,
  'create index listed_item_item on listed_item (item_id)',
]

/** Which lines were written again, for the one card that tells of many. */
export const rewrittenTables = [
  `create index listed_item_rewritten on listed_item ((doc->>'rewrittenSince'), id) where doc ? 'rewrittenSince'`,
]
