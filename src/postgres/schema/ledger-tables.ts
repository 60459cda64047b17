import { newTable } from './new-table.ts'

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

/** A purge deletes names alone: how many people got it stays known. */
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
  newTable('conversation'),
  newTable('delivery'),
  'create index delivery_open on delivery (broadcast_id, not_before nulls first, person) where settled_at is null',
  'create index delivery_settled on delivery (person, settled_at) where settled_at is not null',
  // The pace of the last half minute.
  'create index delivery_recent on delivery (broadcast_id, settled_at) where settled_at is not null',
  'create index delivery_undelivered on delivery (broadcast_id, person) where undelivered',
  newTable('delivery_tally'),
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
