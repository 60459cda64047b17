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
  undelivered boolean generated always as (state in ('refused', 'unknown')) stored,
  primary key (broadcast_id, person))
  with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)`

/**
 * How many people a broadcast has: `planned`, and of these in each state but `queued`, which is whoever is left over;
 * refused by reason, `sending` without departments. A number is the sum over all slots: a connection adds to its own
 * slot, so that no two wait for each other, and one slot alone may be negative.
 */
const deliveryTally = `create table delivery_tally (
  broadcast_id text collate "C" not null, slot integer not null, department text, state text not null, reason text,
  people integer not null) with (fillfactor = 50)`

const tallyKey = `broadcast_id, slot, state, (coalesce(reason, '')), (coalesce(department, '')), (department is null)`

/** In order of the key: two statements that add to the same rows never wait for each other in a circle. */
const addToTally = `
  group by broadcast_id, of, state, reason having sum(people) <> 0
  order by broadcast_id, state, reason, of
  on conflict (${tallyKey}) do update set people = delivery_tally.people + excluded.people`

/**
 * Counted by the very statement that writes the rows, whichever it is: the tally cannot differ from them. These are the
 * rows that were added (planned) or deleted.
 */
const tallyPlanned = `create function tally_planned() returns trigger language plpgsql as $$
  begin
    insert into delivery_tally (broadcast_id, slot, department, state, reason, people)
    select broadcast_id, pg_backend_pid() % 8, case when state <> 'sending' then department end as of, state, reason,
      sum(case tg_op when 'INSERT' then people else -people end)
    from (
      select broadcast_id, department, 'planned' as state, null as reason, 1 as people from changed
      union all select broadcast_id, department, state, reason, 1 from changed where state <> 'queued') as one
    ${addToTally};
    return null;
  end $$`

/** A purge takes names alone: how many people got it stays said. */
export const tallyPlannedUnlessKept = tallyPlanned.replace('create function', 'create or replace function').replace(
  'begin',
  `begin
    if tg_op = 'DELETE' and current_setting('mary.keeps_counts', true) = 'on' then return null; end if;`,
)

/** The same of rows that went from one state to another; a claim counts nothing. */
const tallyMoved = `create function tally_moved() returns trigger language plpgsql as $$
  begin
    insert into delivery_tally (broadcast_id, slot, department, state, reason, people)
    select broadcast_id, pg_backend_pid() % 8, case when state <> 'sending' then department end as of, state, reason, sum(people)
    from (
      select broadcast_id, department, state, reason, 1 as people from changed where state <> 'queued'
      union all select broadcast_id, department, state, reason, -1 from before where state <> 'queued') as one
    ${addToTally};
    return null;
  end $$`

/** What the connections added becomes one number of each kind: once all is settled. In the order of `addToTally`. */
const foldTally = `create function fold_tally(of text) returns void language plpgsql as $$
  begin
    perform from delivery_tally where broadcast_id = of order by state, reason, department, slot for update;
    with added as (delete from delivery_tally where broadcast_id = of and slot <> -1 returning *)
    insert into delivery_tally (broadcast_id, slot, department, state, reason, people)
    select broadcast_id, -1, department, state, reason, sum(people) from added
    group by broadcast_id, department, state, reason
    on conflict (${tallyKey}) do update set people = delivery_tally.people + excluded.people;
  end $$`

export const ledgerTables = [
  // `teams_id`: by which a card names who may refresh it.
  `create table conversation (
    person text collate "C" primary key, conversation_id text, service_url text not null, state text not null, locale text,
    met boolean not null default false, opted_out boolean not null default false, teams_id text,
    updated_at timestamptz not null default now())`,
  delivery,
  'create index delivery_open on delivery (broadcast_id, not_before nulls first, person) where settled_at is null',
  'create index delivery_settled on delivery (person, settled_at) where settled_at is not null',
  // The pace of the last half minute.
  'create index delivery_recent on delivery (broadcast_id, settled_at) where settled_at is not null',
  'create index delivery_undelivered on delivery (broadcast_id, person) where undelivered',
  deliveryTally,
  `create unique index delivery_tally_key on delivery_tally (${tallyKey})`,
  tallyPlanned,
  tallyMoved,
  foldTally,
  `create trigger delivery_planned after insert on delivery referencing new table as changed
    for each statement execute function tally_planned()`,
  `create trigger delivery_deleted after delete on delivery referencing old table as changed
    for each statement execute function tally_planned()`,
  `create trigger delivery_moved after update on delivery referencing old table as before new table as changed
    for each statement execute function tally_moved()`,
]
