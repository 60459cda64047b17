/** Of how long what is kept: rules, purges, suspensions, and what the archivist decided. */
export const retentionVerbs = [
  'retention.proposed',
  'retention.changed',
  'retention.declined',
  'retention.purged',
  'retention.suspended',
  'retention.lifted',
  'archive.listed',
  'archive.eliminated',
  'archive.transferred',
] as const
