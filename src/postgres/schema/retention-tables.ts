import { document } from './document-tables.ts'
import { tallyPlannedUnlessKept } from './ledger-tables.ts'

/** How long what is kept, what waits for a second person, what no purge takes, what the archivist is asked about. */
export const retentionTables = [
  ...['retention_rule', 'rule_proposal', 'suspension', 'archive_list'].map(
    table => `create table ${table} (id text primary key, ${document})`,
  ),
  tallyPlannedUnlessKept,
  // What somebody did last: of whom nothing is left to be told.
  'create index journal_acted on journal (actor_ref, at) where actor_ref is not null',
  // Whose names are still there is looked for each night.
  `create index broadcast_named on broadcast (said_at) where not doc ? 'namesGoneAt'`,
]

/** Of which a suspension kept somebody: looked for each night as well. */
export const heldNames = [`create index broadcast_names_held on broadcast (said_at) where doc ? 'namesHeld'`]
