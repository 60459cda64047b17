/**
 * A row is written four times within a minute: planned, claimed, sending, settled. No index knows its state or its
 * lease, and its page has room: claiming and sending then write the row and nothing else. What they leave behind is
 * cleared by parts, not a fifth of the table at once. Ids are compared as bytes: their order is the same on every
 * server, and so is the digest of who is in the ledger.
 */
const delivery = `create table delivery (
  broadcast_id text not null, person text collate "C" not null, given_name text not null, department text, locale text,
  state text not null default 'queued' check (state in ('queued', 'sending', 'delivered', 'refused', 'unknown')),
  reason text check ((reason is not null) = (state = 'refused')),
  attempts integer not null default 0, not_before timestamptz, lease_until timestamptz, lease_owner text,
  conversation_id text, activity_id text,
  planned_at timestamptz not null default now(), settled_at timestamptz,
  primary key (broadcast_id, person))
  with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)`

export const ledgerTables = [
  // `teams_id`: by which a card names who may refresh it.
  `create table conversation (
    person text collate "C" primary key, conversation_id text, service_url text not null, state text not null, locale text,
    met boolean not null default false, opted_out boolean not null default false, teams_id text,
    updated_at timestamptz not null default now())`,
  delivery,
  'create index delivery_open on delivery (broadcast_id, not_before nulls first, person) where settled_at is null',
  'create index delivery_settled on delivery (person, settled_at) where settled_at is not null',
]
