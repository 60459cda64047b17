import { document } from './document-tables.ts'

/** Newspapers, their editions, the bytes that were printed, and how often they were opened. */
export const newspaperTables = [
  `create table newspaper (id text primary key, ${document},
    code text generated always as (doc->>'code') stored)`,
  'create unique index newspaper_code on newspaper (code)',
  `create table edition (id text primary key, ${document},
    newspaper_id text generated always as (doc->>'newspaperId') stored,
    reference text generated always as (doc->>'reference') stored,
    state text generated always as (doc->>'state') stored)`,
  'create index edition_of_newspaper on edition (newspaper_id, created_at)',
  'create unique index edition_reference on edition (reference)',
  'create index edition_state on edition (state)',
  `create table edition_file (
    edition_id text not null, production integer not null, kind text not null, bytes bytea not null,
    created_at timestamptz not null default now(), primary key (edition_id, production, kind))`,
  // Pictures and PDF are compressed already: trying again only costs.
  'alter table edition_file alter column bytes set storage external',
  `create table edition_read (
    edition_id text not null, day text not null, opened integer not null, primary key (edition_id, day))`,
]
