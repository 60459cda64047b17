import { statements } from './statements.ts'

/**
 * A row is written four times within a minute: planned, claimed, sending, settled. No index knows its state or its
 * lease, and its page has room: claiming and sending then write the row and nothing else. What they leave behind is
 * cleared by parts, not a fifth of the table at once. Ids are compared as bytes: their order is the same on every
 * server, and so is the digest of who is in the ledger.
 */
export const deliveryUpkeep = statements(
  'alter table delivery alter column person type text collate "C"',
  'alter table conversation alter column person type text collate "C"',
  'drop index delivery_queued',
  'drop index delivery_sending',
  'drop index delivery_received',
  'create index delivery_open on delivery (broadcast_id, not_before nulls first, person) where settled_at is null',
  'create index delivery_settled on delivery (person, settled_at) where settled_at is not null',
  `alter table delivery set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)`,
)
