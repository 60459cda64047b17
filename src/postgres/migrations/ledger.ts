import { statements } from './statements.ts'

export const ledger = statements(
  `create table conversation (
    person text primary key, conversation_id text, service_url text not null, state text not null, locale text,
    met boolean not null default false, updated_at timestamptz not null default now())`,

  `create table delivery (
    broadcast_id text not null, person text not null, given_name text not null, department text, locale text,
    state text not null default 'queued' check (state in ('queued', 'sending', 'delivered', 'refused', 'unknown')),
    reason text check ((reason is not null) = (state = 'refused')),
    attempts integer not null default 0, not_before timestamptz, lease_until timestamptz, lease_owner text, activity_id text,
    planned_at timestamptz not null default now(), settled_at timestamptz,
    primary key (broadcast_id, person))`,
  `create index delivery_queued on delivery (broadcast_id, not_before nulls first, person) where state = 'queued'`,
  `create index delivery_sending on delivery (broadcast_id, lease_until) where state = 'sending'`,

  `create table picture (
    id text primary key, bytes bytea not null, digest text not null, content_type text not null, expires_at timestamptz,
    created_at timestamptz not null default now())`,
  // Already compressed: trying again only costs.
  'alter table picture alter column bytes set storage external',

  'create table reference_counter (kind text not null, year integer not null, last integer not null, primary key (kind, year))',
  'create table setting (key text primary key, value jsonb not null)',
)
