import { document } from './document-tables.ts'

export const campaignTables = [
  // ISO days are in order byte by byte.
  `create table campaign (id text primary key, ${document},
    state text generated always as (doc->>'state') stored,
    from_day text collate "C" generated always as (doc->>'from') stored)`,
  `create index campaign_recent on campaign (state, from_day)`,
  `create index campaign_number on campaign (split_part(doc->>'reference', '-', 3))`,
]
