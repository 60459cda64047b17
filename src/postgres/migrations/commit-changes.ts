import { statements } from './statements.ts'

/**
 * inserts: [{ statement, rows: [{ commits, row }] }], pg-boss's own statement for each queue with the rows that it
 * takes as $1. A row of which every commit is stale is left out. Answers as `apply_changes`. `also`: a further
 * parameter, and what is done with it once it is known who is stale.
 */
export const commitChangesWith = (parameter: string, also: string): string =>
  `create function commit_changes(saves jsonb, entries jsonb, inserts jsonb${parameter === '' ? '' : `, ${parameter}`})
    returns int[] language plpgsql volatile as $$
    declare
      stale int[]; queue jsonb; payload jsonb;
    begin
      stale := apply_changes(saves, entries);${also}
      for queue in select value from jsonb_array_elements(inserts) loop
        select jsonb_agg(value->'row' order by at) into payload
        from jsonb_array_elements(queue->'rows') with ordinality as wanted(value, at)
        where stale = '{}' or exists (
          select from jsonb_array_elements_text(value->'commits') as asking where asking::int <> all(stale));
        if payload is not null then execute queue->>'statement' using payload::text; end if;
      end loop;
      return stale;
    end $$`

export const commitChanges = statements(commitChangesWith('', ''))
