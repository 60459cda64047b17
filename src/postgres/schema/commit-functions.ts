import { documentKeys } from './tables.ts'

type Table = readonly [name: string, key: string]

const tables: Table[] = Object.entries(documentKeys)

/** Locks the rows in order, then collects the numbers of the commits that read another version than there is now. */
const judge = ([table, key]: Table): string => `
  if saves ? '${table}' then
    with locked as materialized (
      select ${key} as id, version from ${table}
      where ${key} = any(array(select value->>'id' from jsonb_array_elements(saves->'${table}')))
      order by ${key} for update)
    select stale || coalesce(array_agg(saved.commit), '{}') into stale
    from jsonb_to_recordset(saves->'${table}') as saved(commit int, id text, version int)
    left join locked using (id) where coalesce(locked.version, 0) <> saved.version;
  end if;`

/**
 * No document: the row goes. A row that appeared since it was judged is not written: then nothing is, and the caller
 * tries again.
 */
const write = ([table, key]: Table): string => `
  if saves ? '${table}' then
    insert into ${table} (${key}, version, doc)
    select saved.id, saved.version + 1, saved.doc
    from jsonb_to_recordset(saves->'${table}') as saved(commit int, id text, version int, doc jsonb)
    where saved.commit <> all(stale) and saved.doc is not null
    on conflict (${key}) do update set version = excluded.version, doc = excluded.doc
      where ${table}.version = excluded.version - 1;
    get diagnostics written = row_count;
    if written <> (select count(*) from jsonb_array_elements(saves->'${table}')
        where (value->>'commit')::int <> all(stale) and value ? 'doc') then
      raise exception 'a row appeared meanwhile' using errcode = 'serialization_failure';
    end if;
    delete from ${table} using jsonb_array_elements(saves->'${table}') as gone
    where ${key} = gone.value->>'id' and not gone.value ? 'doc' and (gone.value->>'commit')::int <> all(stale);
  end if;`

/**
 * saves: { table: [{ commit, id, version, doc? }] }, each row at most once, in order of id. entries: [{ commit, text,
 * salt, details }]. Answers the numbers of the commits that are stale: of those nothing is written.
 */
const applyChanges = `create or replace function apply_changes(saves jsonb, entries jsonb) returns int[] language plpgsql volatile as $$
  declare
    stale int[] := '{}'; written bigint;
  begin
    ${tables.map(judge).join('\n')}
    ${tables.map(write).join('\n')}
    select jsonb_agg(value order by at) into entries
    from jsonb_array_elements(entries) with ordinality as entry(value, at)
    where (value->>'commit')::int <> all(stale);
    if entries is not null then perform append_journal(entries); end if;
    return stale;
  end $$`

/**
 * Of the jobs, one in each place of all arrays: which commit asked for it, and when it is due, `hours` (empty: none)
 * before `in_ms`. requeues: [{ commit, broadcast, what }], settled rows of the ledger that are queued again. Answers as
 * `apply_changes`.
 */
const commitChanges = `create or replace function commit_changes(saves jsonb, entries jsonb, requeues jsonb,
    commits int[], names text[], keys text[], payloads text[], hours text[], in_ms float8[])
  returns int[] language plpgsql volatile as $$
  declare
    stale int[];
  begin
    stale := apply_changes(saves, entries);
    if requeues <> '[]' then
      update delivery set state = 'queued', reason = null, not_before = null, lease_until = null, lease_owner = null, settled_at = null
      from jsonb_to_recordset(requeues) as asked(commit int, broadcast text, what text)
      where broadcast_id = asked.broadcast and asked.commit <> all(stale)
        and case asked.what when 'unknown' then state = 'unknown' else state = 'refused' and reason = 'cancelled' end;
    end if;
    insert into asked_job (name, key, data, due)
    select name, key, payload::jsonb, case hour when '' then now() + ms * interval '1 ms' else hour::timestamptz end
    from unnest(commits, names, keys, payloads, hours, in_ms) as asked(commit, name, key, payload, hour, ms)
    where asked.commit <> all(stale);
    return stale;
  end $$`

/** Made anew by each migration that adds a table of documents: they name all of them. */
export const commitFunctions = [applyChanges, commitChanges]
