/** Whoever may answer for a department: who is asked, whom the list names, the head once told. */
const peopleOf = `create function call_people(department jsonb) returns text[] language sql immutable parallel safe as $$
  select array_remove(array[department->'person'->>'id', department->'first'->>'id', department->'head'->'person'->>'id'], null) $$`

const document = 'version integer not null, doc jsonb not null, created_at timestamptz not null default now()'

export const callTables = [
  peopleOf,
  `create table call (id text primary key, ${document},
    state text generated always as (doc->>'state') stored,
    opens_at text collate "C" generated always as (doc->>'opensAt') stored,
    closes_at text collate "C" generated always as (doc->>'closesAt') stored)`,
  `create table call_department (id text primary key, ${document},
    call_id text generated always as (doc->>'callId') stored,
    people text[] generated always as (call_people(doc)) stored)`,
  'create index call_opens on call (opens_at)',
  `create index call_current on call (opens_at) where state in ('planned', 'open')`,
  `create index call_number on call (split_part(doc->>'reference', '-', 3))`,
  'create index call_department_call on call_department (call_id)',
  'create index call_department_people on call_department using gin (people)',
  `create index initiative_call on initiative ((doc->>'callId')) where doc->>'callId' is not null`,
]
