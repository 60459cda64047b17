import type { ColumnType, Generated } from 'kysely'
import type { Locale } from '../../core/domain/actor.ts'
import type { DeliveryState, RefusedReason } from '../../core/domain/broadcasts/broadcast.ts'
import type { JournalVerb } from '../../core/domain/journal/journal.ts'
import type { Conversation } from '../../core/domain/people/conversation.ts'
import type { ReferenceKind } from '../../core/domain/reference.ts'
import type { EditionFile } from '../../core/domain/sealed-edition.ts'
import { column, derived, rows, type Table } from './table.ts'

const id = column<string>('text primary key')
const needed = column<string>('text not null')
const maybe = column<string | null>('text')
/** Compared as bytes: in the same order on every server. */
const ordered = column<string>('text collate "C" not null')
const orderedKey = column<string>('text collate "C" primary key')
/** Text with pg, a number with PGlite. */
const bigKey = column<string | number>('bigint primary key')
const onlyRow = column<Generated<boolean>>('boolean primary key default true check (one)')
const whole = column<number>('integer not null')
const flag = column<boolean>('boolean not null')
const bytes = column<Uint8Array>('bytea not null')
const whenever = column<Date | null>('timestamptz')
const now = column<Generated<Date>>('timestamptz not null default now()')
/** Written as text. */
const json = <T = unknown>() => column<ColumnType<T, string, string>>('jsonb not null')
const zero = (type: string) => column<Generated<number>>(`${type} not null default 0`)
const moments = column<Generated<number[]>>(`float8[] not null default '{}'`)

export const otherTables = {
  // `teams_id`: by which a card names who may refresh it.
  conversation: rows(
    { kept: 'conversations', group: 'own' },
    {
      person: orderedKey,
      conversation_id: maybe,
      service_url: needed,
      state: column<Conversation['state']>('text not null'),
      locale: column<Locale | null>('text'),
      met: column<boolean>('boolean not null default false'),
      opted_out: column<Generated<boolean>>('boolean not null default false'),
      teams_id: column<Generated<string | null>>('text'),
      updated_at: now,
    },
  ),
  /**
   * A row is written four times within a minute: planned, claimed, sending, settled. No index knows its state or its
   * lease, and its page has room: claiming and sending then write the row and nothing else. What they leave behind is
   * cleared by parts, not a fifth of the table at once. Ids are compared as bytes: their order is the same on every
   * server, and so is the digest of who is in the ledger.
   */
  delivery: rows(
    { kept: 'ledger-names', group: 'deliveries' },
    {
      broadcast_id: needed,
      person: ordered,
      given_name: needed,
      department: maybe,
      locale: column<Locale | null>('text'),
      state: column<Generated<DeliveryState>>(
        `text not null default 'queued' check (state in ('queued', 'sending', 'delivered', 'refused', 'unknown'))`,
      ),
      reason: column<RefusedReason | null>(`text check ((reason is not null) = (state = 'refused'))`),
      attempts: zero('integer'),
      not_before: whenever,
      lease_until: whenever,
      lease_owner: maybe,
      conversation_id: maybe,
      activity_id: maybe,
      planned_at: now,
      settled_at: whenever,
      undelivered: derived<Generated<boolean>>('boolean', `state in ('refused', 'unknown')`),
    },
    {
      key: 'broadcast_id, person',
      stored: `fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000`,
    },
  ),
  /**
   * How many people a broadcast has: `planned`, and of these in each state but `queued`, which is the remainder;
   * refused by reason, `sending` without departments. A number is the sum over all slots: a connection adds to its own
   * slot, so that no two wait for each other, and one slot alone may be negative.
   */
  delivery_tally: rows(
    { kept: { nobody: 'counts of people by state and department' } },
    { broadcast_id: ordered, slot: whole, department: maybe, state: needed, reason: maybe, people: whole },
    { stored: 'fillfactor = 50' },
  ),
  broadcast_reach: rows(
    { kept: { nobody: 'counts of people' } },
    {
      id: orderedKey,
      version: whole,
      planned: whole,
      delivered: whole,
      unknown: whole,
      refused: json<Record<string, number>>(),
    },
  ),
  journal: rows(
    { kept: { nobody: 'the chain: who acted is a salted digest, what was said another one' } },
    {
      seq: bigKey,
      at: needed,
      actor_ref: maybe,
      verb: column<JournalVerb>('text not null'),
      subject: needed,
      seal: maybe,
      payload_hash: needed,
      prev: needed,
      hash: column<string>('text not null unique'),
    },
  ),
  // Erasable, without a break in the chain: who an actor is, and the details. `name` is a label: the reference was made
  // of `person_id`.
  journal_actor: rows(
    { kept: 'journal-details', group: 'journal' },
    {
      actor_ref: column<string>('text primary key'),
      person_id: column<string>('text not null unique'),
      salt: needed,
      name: maybe,
    },
  ),
  journal_detail: rows(
    { kept: 'journal-details', group: 'journal' },
    { seq: bigKey, salt: needed, details: json<Record<string, unknown>>() },
  ),
  picture: rows(
    { kept: 'pictures', group: 'posts' },
    {
      id,
      bytes,
      digest: needed,
      content_type: needed,
      expires_at: whenever,
      created_at: now,
    },
  ),
  // Tries to decode a file, so that a process that died of one is not followed by another.
  picture_try: rows(
    { kept: { nobody: 'how often the decoding of a picture began without coming to an end' } },
    { id, tries: column<number>('int not null') },
  ),
  // Files of which it is not decided what becomes of them; a row without bytes is being fetched.
  kept_file: rows(
    { kept: 'kept-files', group: 'own' },
    {
      id,
      person: needed,
      bytes: column<Uint8Array | null>('bytea'),
      until: column<Date>('timestamptz not null'),
      created_at: now,
    },
  ),
  reference_counter: rows(
    { kept: { nobody: 'the last number of each kind' } },
    { kind: column<ReferenceKind>('text not null'), year: whole, last: whole },
    { key: 'kind, year' },
  ),
  setting: rows(
    { kept: { nobody: 'values of the installation' } },
    { key: column<string>('text primary key'), value: json() },
  ),
  // How often somebody did something today; rows of other days are removed.
  daily_count: rows(
    { kept: 'short-lived', group: 'own' },
    {
      person: column<string>('text'),
      day: column<string>('text'),
      what: column<string>('text'),
      n: column<number>('int not null'),
    },
    { key: 'person, day, what' },
  ),
  // The budget of requests to Teams that all processes share. It is worth one second of memory: unlogged, so that a
  // commit waits for no disk.
  departures: rows(
    { kept: { nobody: 'the pace of requests to Teams' } },
    {
      one: onlyRow,
      taken: moments,
      broadcasts: moments,
      next_answer: zero('float8'),
      next_broadcast: zero('float8'),
      share: column<Generated<number>>('float8 not null default 1'),
      held_until: zero('float8'),
      episodes: zero('int'),
    },
    { isUnlogged: true },
  ),
  // The turns of the last hour in each conversation, those to come included.
  thread_turn: rows(
    { kept: 'short-lived', group: 'own' },
    {
      thread: column<string>('text primary key'),
      times: moments,
      last: zero('float8'),
    },
    { isUnlogged: true },
  ),
  // Requests of one kind to Microsoft Graph; `next`: when the following one may leave, in ms.
  spaced_turn: rows(
    { kept: { nobody: 'when the next request may leave' } },
    { what: column<string>('text primary key'), next: column<number>('float8 not null') },
  ),
  /**
   * Jobs that commits ordered and the queue has not got yet: present ones for some milliseconds, or as long as their
   * queue is full; appointments until their hour. A row costs two index entries, one of the queue costs seventeen.
   */
  asked_job: rows(
    { kept: 'short-lived', group: 'queue' },
    {
      id: column<Generated<string | number>>('bigint generated always as identity'),
      name: needed,
      key: needed,
      data: json(),
      due: column<Date>('timestamptz not null'),
      asked_at: now,
    },
  ),
  // A full reading is written beside the one in use, under a number of its own (`reading`); later changes are written
  // into the one in use.
  directory_person: rows(
    { kept: 'directory', group: 'directory' },
    {
      reading: whole,
      id: ordered,
      name: needed,
      given_name: needed,
      mail: maybe,
      sign_in_name: maybe,
      department: maybe,
      enabled: flag,
      guest: flag,
      shared: flag,
      licensed: flag,
      locale: maybe,
      manager: maybe,
      manager_read_at: whenever,
    },
    { key: 'reading, id' },
  ),
  directory_member: rows(
    { kept: 'directory', group: 'directory' },
    { reading: whole, group_id: needed, member: ordered, is_group: flag },
    { key: 'reading, group_id, member' },
  ),
  // `serving`: the reading in use; 0: none yet. `begun`: the newest there is.
  directory_state: rows(
    { kept: { nobody: 'up to where the directory was read' } },
    {
      one: onlyRow,
      version: zero('int'),
      serving: zero('int'),
      begun: zero('int'),
      doc: column<unknown>('jsonb'),
    },
  ),
  // People who came, left or moved, until that was followed; `mark` grows when they change again.
  directory_change: rows(
    { kept: 'directory', group: 'directory' },
    { person: column<string>('text primary key'), mark: column<number>('int not null default 1') },
  ),
  edition_file: rows(
    { kept: 'editions', group: 'posts' },
    {
      edition_id: needed,
      production: whole,
      kind: column<EditionFile | 'proof'>('text not null'),
      bytes: column<Buffer>('bytea not null'),
      created_at: now,
    },
    { key: 'edition_id, production, kind' },
  ),
  edition_read: rows(
    { kept: { nobody: 'how often an edition was opened on a day' } },
    { edition_id: needed, day: needed, opened: whole },
    { key: 'edition_id, day' },
  ),
  data_file: rows(
    { kept: 'short-lived', group: 'posts' },
    {
      id: column<string>('text primary key references data_request (id) on delete cascade'),
      bytes,
      created_at: now,
    },
  ),
} satisfies Record<string, Table>
