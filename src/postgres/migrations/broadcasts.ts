import { applyChangesTo, firstTables } from './apply-changes.ts'
import { commitChangesWith } from './commit-changes.ts'
import { document } from './documents.ts'
import { statements } from './statements.ts'

/**
 * Kinds of broadcasts, lists of people, perimeters; decisions about the ledger travel with the commits that ask for
 * them.
 */
export const broadcasts = statements(
  'alter table delivery add conversation_id text',
  `create index delivery_received on delivery (person, settled_at) where state = 'delivered'`,
  'alter table conversation add opted_out boolean not null default false',

  `update broadcast set doc = '{"kind": "send", "targetId": null, "mandatory": false, "expiresOn": null, "confirmation": null,
    "frozenDigest": null, "paused": null, "report": null, "unreachable": null}' || doc`,
  // What was counted then does not say all that is told of it now: it is counted anew.
  `update broadcast set doc = jsonb_set(doc, '{check}', 'null') where doc->>'check' is not null`,
  `create index broadcast_target on broadcast ((doc->>'targetId')) where doc->>'targetId' is not null`,
  `update post set doc = '{"mandatory": false, "expiresOn": null, "correcting": null}' || doc`,

  `create table people_list (id text primary key, ${document})`,
  `create table perimeter (id text primary key, ${document})`,
  applyChangesTo(
    [...firstTables, ['event', 'id'], ['event_answer', 'id'], ['people_list', 'id'], ['perimeter', 'id']],
    'create or replace',
  ),

  'drop function commit_changes(jsonb, jsonb, jsonb)',
  commitChangesWith(
    'requeues jsonb',
    `
      update delivery set state = 'queued', reason = null, not_before = null, lease_until = null, lease_owner = null, settled_at = null
      from jsonb_to_recordset(requeues) as asked(commit int, broadcast text, what text)
      where broadcast_id = asked.broadcast and asked.commit <> all(stale)
        and case asked.what when 'unknown' then state = 'unknown' else state = 'refused' and reason = 'cancelled' end;`,
  ),
)
