import { document } from './document-tables.ts'

/**
 * The directory as Mary keeps it. A reading of everybody is written beside the one that serves, under a number of its
 * own (`reading`); what changes afterwards is written into the one that serves.
 */
export const directoryTables = [
  `create table directory_person (
    reading int not null, id text collate "C" not null, name text not null, given_name text not null, mail text, sign_in_name text,
    department text, enabled boolean not null, guest boolean not null, shared boolean not null, licensed boolean not null, locale text,
    manager text, manager_read_at timestamptz, primary key (reading, id))`,
  'create index directory_person_mail on directory_person (lower(mail))',
  'create index directory_person_sign_in on directory_person (sign_in_name)',
  `create table directory_member (
    reading int not null, group_id text not null, member text collate "C" not null, is_group boolean not null,
    primary key (reading, group_id, member))`,
  'create index directory_member_member on directory_member (reading, member, group_id)',
  // `serving`: the reading that answers are taken from; 0: none yet. `begun`: the newest there is.
  `create table directory_state (one boolean primary key default true check (one), version int not null default 0,
    serving int not null default 0, begun int not null default 0, doc jsonb)`,
  'insert into directory_state default values',
  // What the communication team is told of it.
  `create table directory_notice (id text primary key, ${document})`,
  // Who came, left or moved, until somebody followed it; `mark` grows when they change again.
  'create table directory_change (person text primary key, mark int not null default 1)',
]
