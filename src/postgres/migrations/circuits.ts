import { applyChangesTo, firstTables } from './apply-changes.ts'
import { document } from './documents.ts'
import { statements } from './statements.ts'

/** A step of before: one visa of anybody, for everything. */
const stepOfBefore = `jsonb_build_object(
    'name', step->'name', 'facets', '["substance", "form", "reach"]'::jsonb, 'days', 1, 'due', null, 'openedAt', doc->'submittedAt',
    'approvers', coalesce((select jsonb_agg(approver || '{"standIns": []}' order by nth)
      from jsonb_array_elements(step->'approvers') with ordinality as one(approver, nth)), '[]'),
    'panels', jsonb_build_array(jsonb_build_object('department', null, 'needs', 1, 'people',
      coalesce((select jsonb_agg(approver->'id' order by nth) from jsonb_array_elements(step->'approvers') with ordinality as one(approver, nth)), '[]'))),
    'visas', case when jsonb_typeof(step->'visa') = 'object'
      then jsonb_build_array(step->'visa' || jsonb_build_object('chairs', jsonb_build_array(step->'visa'->'by'->'id'))) else '[]' end)`

const decisionsOfBefore = `coalesce((select jsonb_agg(decision || jsonb_build_object('chairs', jsonb_build_array(decision->'by'->'id')) order by nth)
    from jsonb_array_elements(doc->'decisions') with ordinality as one(decision, nth)), '[]')`

/**
 * Circuits as data: panels, stand-ins, visas that stay; delegations, prepared words for emergencies, grouped reminders.
 */
export const circuits = statements(
  'drop index validation_waiting',
  'alter table validation drop column waiting_for',
  // Those whose visa the waiting step still lacks, and those who may stand in for them; the core knows who of them
  // counts now.
  `create or replace function waiting_for(validation jsonb) returns text[] language sql immutable parallel safe as $$
    select case when validation->>'state' = 'waiting' then array(
      select distinct asked.id
      from jsonb_array_elements(step->'approvers') as approver
      cross join lateral (select approver->>'id' union all select jsonb_array_elements(approver->'standIns')->>'id') as asked(id)
      where not exists (select from jsonb_array_elements(step->'visas') as visa where visa->'chairs' ? (approver->>'id'))) end
    from (select validation->'steps'->((validation->>'current')::int) as step) as waiting $$`,
  `update validation set doc = '{"barred": [], "urgent": false, "seenBefore": {}, "escalations": [], "missed": null, "comments": [], "proposals": [],
    "circuit": {"id": "department-communication", "name": "department-communication", "number": 1}}'::jsonb || doc || jsonb_build_object(
    'steps', coalesce((select jsonb_agg(${stepOfBefore} order by place)
      from jsonb_array_elements(doc->'steps') with ordinality as given(step, place)), '[]'),
    'decisions', ${decisionsOfBefore})`,
  `alter table validation
    add column waiting_for text[] generated always as (waiting_for(doc)) stored,
    add column due text collate "C" generated always as (doc->'steps'->((doc->>'current')::int)->>'due') stored`,
  'create index validation_waiting on validation using gin (waiting_for)',

  // By which a card names who may refresh it.
  'alter table conversation add column teams_id text',

  `create table circuit (id text primary key, ${document})`,
  `create table delegation (
    id text primary key, ${document},
    lender text generated always as (doc->'from'->>'id') stored,
    delegate text generated always as (doc->'to'->>'id') stored,
    until text collate "C" generated always as (doc->>'until') stored)`,
  'create index delegation_lender on delegation (lender, until)',
  'create index delegation_delegate on delegation (delegate, until)',
  `create table absence (id text primary key, ${document})`,
  `create table urgent_template (id text primary key, ${document})`,
  `create table reminders (id text primary key, ${document})`,
  // ISO days are in order byte by byte.
  `create table journal_head (id text collate "C" primary key, ${document})`,
  // Asked twice a second by whatever else is being sent.
  `create index broadcast_urgent on broadcast (id) where doc ? 'urgent' and doc->>'state' = 'running'`,
  // A label, which can be erased with the row; who it is is the id that the reference was made of.
  'alter table journal_actor add name text',
  // What a reference, or its short number, leads to.
  ...['initiative', 'post', 'broadcast'].map(
    table => `create index ${table}_number on ${table} (split_part(doc->>'reference', '-', 3))`,
  ),
  ...['validation', 'broadcast'].map(table => `create index ${table}_post on ${table} ((doc->>'postId'))`),
  `create index journal_refused on journal (actor_ref, at) where verb = 'attempt.refused'`,
  // What somebody was refused, so many times at most since then: nobody may fill the journal. True: it was written.
  `create function append_refused(entry jsonb, who text, since text, most int) returns boolean language plpgsql volatile as $$
    begin
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform pg_advisory_xact_lock(77, 1);
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform append_journal(jsonb_build_array(entry));
      return true;
    end $$`,
  applyChangesTo(
    [
      ...firstTables,
      ['event', 'id'],
      ['event_answer', 'id'],
      ['people_list', 'id'],
      ['perimeter', 'id'],
      ['circuit', 'id'],
      ['delegation', 'id'],
      ['urgent_template', 'id'],
      ['reminders', 'id'],
      ['journal_head', 'id'],
      ['absence', 'id'],
    ],
    'create or replace',
  ),
)
