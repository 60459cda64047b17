import { document } from './document-tables.ts'

/** Erasures with their receipts, and what people asked of Mary about themselves, with the file that she wrote. */
export const personalTables = [
  `create table erasure (id text primary key, ${document}, person text generated always as (doc->'person'->>'id') stored)`,
  'create index erasure_person on erasure (person) where person is not null',
  `create table data_request (id text primary key, ${document}, until text collate "C" generated always as (doc->>'until') stored)`,
  `create table data_file (id text primary key references data_request (id) on delete cascade, bytes bytea not null, created_at timestamptz not null default now())`,
  'alter table data_file alter column bytes set storage external',
]
