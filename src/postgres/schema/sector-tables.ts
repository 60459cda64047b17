import { document } from './document-tables.ts'

/** Who of the communication team looks after what. */
export const sectorTables = [`create table sector (id text primary key, ${document})`]

/** Those that were closed before it was so keep nobody's name either. */
export const namelessSectors = [
  `update sector set doc = jsonb_set(doc || '{"referents": [], "deputies": []}', '{changedBy,name}', '""')
    where doc->>'state' = 'ended'`,
]
