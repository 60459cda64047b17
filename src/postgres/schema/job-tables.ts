import { newTable } from './new-table.ts'

/**
 * Hands due jobs of these queues over to pg-boss, by its own statement for each, until `wanted` are in the queue. Of
 * one key the oldest is enough, and none if one is in the queue: its run begins after this, and so reads what all were
 * ordered for. Answers for each queue in how many ms its next one is due, and whether the queue has enough. Any number
 * of processes do so side by side. The transaction waits for no disk: rows leave one table and enter the other
 * together, or stay where they were.
 */
const handOver = `create function hand_over_jobs(names text[], statements text[], wanted int)
  returns table (name text, next_ms float8, has_enough boolean) language plpgsql volatile
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  #variable_conflict use_column
  declare
    queue text; room int; payload jsonb; next timestamptz;
  begin
    perform set_config('synchronous_commit', 'off', true);
    for i in 1 .. cardinality(names) loop
      queue := names[i];
      select wanted - count(*) into room from (
        select from pgboss.job where job.name = queue and state in ('created', 'retry') and not blocked and start_after <= now()
        limit wanted) as waiting;
      if room > 0 then
        with due as materialized (
          select ctid as at, id, key, data from asked_job
          where asked_job.name = queue and due <= now() order by due, id limit room for update skip locked),
        gone as (delete from asked_job where ctid = any(array(select at from due))),
        one as (select distinct on (key) id, key, data from due order by key, id)
        select jsonb_agg(jsonb_build_object('singletonKey', key, 'data', data) order by id) into payload from one
        where not exists (
          select from pgboss.job where job.name = queue and singleton_key = one.key
            and state = 'created' and not blocked and start_after <= now());
        if payload is not null then execute statements[i] using payload::text; end if;
        room := room - coalesce(jsonb_array_length(payload), 0);
      end if;
      select due into next from asked_job where asked_job.name = queue order by due limit 1;
      return query select queue, extract(epoch from next - now())::float8 * 1000, room <= 0;
    end loop;
  end $$`

export const jobTables = [
  newTable('asked_job'),
  'create index asked_job_due on asked_job (name, due, id)',
  'create index asked_job_key on asked_job (name, key)',
  handOver,
]
