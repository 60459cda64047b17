import { document } from './document-tables.ts'

/** How long what is kept, what waits for a second person, what no purge takes, what the archivist is asked about. */
export const retentionTables = ['retention_rule', 'rule_proposal', 'suspension', 'archive_list'].map(
  table => `create table ${table} (id text primary key, ${document})`,
)
