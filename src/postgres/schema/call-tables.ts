import { newTable } from './new-table.ts'

/** People who may answer for a department: the person asked, the person whom the list names, the head once told. */
const peopleOf = `create function call_people(department jsonb) returns text[] language sql immutable parallel safe as $$
  select array_remove(array[department->'person'->>'id', department->'first'->>'id', department->'head'->'person'->>'id'], null) $$`

export const callTables = [
  peopleOf,
  newTable('call'),
  newTable('call_department'),
  'create index call_opens on call (opens_at)',
  `create index call_current on call (opens_at) where state in ('planned', 'open')`,
  `create index call_number on call (split_part(doc->>'reference', '-', 3))`,
  'create index call_department_call on call_department (call_id)',
  'create index call_department_people on call_department using gin (people)',
  `create index initiative_call on initiative ((doc->>'callId')) where doc->>'callId' is not null`,
]
