import { statements } from './statements.ts'

/**
 * A row is written four times within a minute: planned, claimed, sending, settled. With free room on its page and no index on
 * its lease a claim writes nothing but the row; and what the others leave behind is cleared by parts, not a fifth of the
 * table at once. Ids are compared as bytes: their order is the same on every server, and so is the digest of who is in the ledger.
 */
export const deliveryUpkeep = statements(
  'alter table delivery alter column person type text collate "C"',
  'alter table conversation alter column person type text collate "C"',
  'drop index delivery_sending',
  `create index delivery_sending on delivery (broadcast_id, person) where state = 'sending'`,
  `alter table delivery set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)`,
)
