import { document } from './document-tables.ts'

/** One row: the charte graphique that administrators keep. */
export const charterTables = [`create table charter (id text primary key, ${document})`]
