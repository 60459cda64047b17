import { statements } from './statements.ts'

/** Two visas of one circuit come from two people: whoever gave one, in whatever step, is waited for in no other. */
export const differentPeople = statements(
  'drop index validation_waiting',
  'alter table validation drop column waiting_for',
  `create or replace function waiting_for(validation jsonb) returns text[] language sql immutable parallel safe as $$
    select case when validation->>'state' = 'waiting' then array(
      select distinct asked.id
      from jsonb_array_elements(step->'approvers') as approver
      cross join lateral (select approver->>'id' union all select jsonb_array_elements(approver->'standIns')->>'id') as asked(id)
      where not exists (select from jsonb_array_elements(step->'visas') as visa where visa->'chairs' ? (approver->>'id'))
        and not exists (select from jsonb_path_query(validation, '$.steps[*].visas[*].by.id') as giver where giver #>> '{}' = asked.id)) end
    from (select validation->'steps'->((validation->>'current')::int) as step) as waiting $$`,
  'alter table validation add column waiting_for text[] generated always as (waiting_for(doc)) stored',
  'create index validation_waiting on validation using gin (waiting_for)',
)
