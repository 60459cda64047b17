import { document } from './document-tables.ts'

/** Who of the communication team looks after what. */
export const sectorTables = [`create table sector (id text primary key, ${document})`]
